import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Real files with counts computed by others, kept beside the project and not in it. */
const folder = resolve('../shared/data');

/** Whether a folder of them lies on this machine; says so where it does not, as its tests are skipped then. */
export function haveShared(name: string): boolean {
	const found = existsSync(resolve(folder, name));
	if (!found) console.warn(`${resolve(folder, name)} is not on this machine, so its tests are skipped.`);
	return found;
}

/** The paths of files of a folder whose names end in one way; none where the folder is not there. */
export function sharedFiles(name: string, ending: string): string[] {
	const path = resolve(folder, name);
	if (!existsSync(path)) return [];
	return readdirSync(path)
		.filter((file) => file.endsWith(ending))
		.sort()
		.map((file) => resolve(path, file));
}

export function readShared(name: string): Buffer {
	return readFileSync(resolve(folder, name));
}

export function sharedJson<Content>(name: string): Content {
	return JSON.parse(readShared(name).toString('utf8')) as Content;
}
