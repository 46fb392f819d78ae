import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { settings } from '$lib/server/settings';
import { Problem } from '$lib/shared/problem';

/** What is known of a file once all of it has arrived. */
interface StoredFile {
	byteCount: number;
	/** SHA-256, in hexadecimal. */
	hash: string;
	isUtf8: boolean;
}

/** Where the file of an import lies. */
export function fileOf(importId: string): string {
	return join(folder(), `${importId}.csv`);
}

function folder(): string {
	return join(settings().dataDir, 'imports');
}

/**
 * Writes a file to disk as it arrives, so that it is never in memory as a whole.
 * @throws Problem `too-large` as soon as more has come than an install takes; nothing is left behind
 */
export async function storeFile(
	importId: string,
	chunks: AsyncIterable<Uint8Array>,
	mostBytes = settings().maxUploadBytes
): Promise<StoredFile> {
	await mkdir(folder(), { recursive: true });
	const unfinished = `${fileOf(importId)}.part`;
	const file = await open(unfinished, 'w');
	const hash = createHash('sha256');
	const utf8 = new Utf8Check();
	let byteCount = 0;
	try {
		for await (const chunk of chunks) {
			byteCount += chunk.byteLength;
			if (byteCount > mostBytes) throw tooLarge(mostBytes);
			hash.update(chunk);
			utf8.update(chunk);
			await file.writeFile(chunk);
		}
		await file.sync();
	} catch (error) {
		await file.close();
		await rm(unfinished, { force: true });
		throw error;
	}
	await file.close();
	await rename(unfinished, fileOf(importId));
	return { byteCount, hash: hash.digest('hex'), isUtf8: utf8.finish() };
}

/** The refusal of a file that is larger than this install takes. */
function tooLarge(mostBytes: number): Problem {
	const message = `This file is larger than ${Math.floor(mostBytes / 1_000_000)} MB, the most that can be taken here. Split it, or ask the person who runs this server to raise MAX_UPLOAD_MB.`;
	return new Problem('too-large', message, { file: message });
}

/** Follows along whether everything so far is UTF-8. */
class Utf8Check {
	readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	#valid = true;

	update(chunk: Uint8Array): void {
		if (this.#valid) this.#valid = this.#decodes(() => this.#decoder.decode(chunk, { stream: true }));
	}

	finish(): boolean {
		return this.#valid && this.#decodes(() => this.#decoder.decode());
	}

	#decodes(decode: () => string): boolean {
		try {
			decode();
			return true;
		} catch {
			return false;
		}
	}
}

/** The first bytes of a stored file. */
export async function readStart(importId: string, bytes: number): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	for await (const chunk of createReadStream(fileOf(importId), { end: bytes - 1 }))
		chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** Removes the file of an import, if it is there. */
export async function removeFile(importId: string): Promise<void> {
	await rm(fileOf(importId), { force: true });
}

const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Removes files that no import needs any more, and uploads that broke off long ago. */
export async function removeLeftovers(needed: ReadonlySet<string>, now: Date): Promise<void> {
	const names = await readdir(folder()).catch(() => []);
	for (const name of names) {
		const importId = name.replace(/\.csv(\.part)?$/, '');
		if (importId === name || needed.has(importId)) continue;
		const path = join(folder(), name);
		const { mtimeMs } = await stat(path);
		if (now.getTime() - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
	}
}
