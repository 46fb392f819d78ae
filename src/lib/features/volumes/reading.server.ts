import { stat } from 'node:fs/promises';
import { examineFile } from '../imports/examining.server';
import { fileOf, removeFile, storeFile } from '../imports/files.server';
import type { Entry } from '../imports/guesses/value-guesses';
import type { FileFormat } from '../imports/import';
import type { FileProfile } from '../imports/profile';
import { readRows } from '../imports/rows.server';
import { invalid } from '$lib/shared/problem';
import { volumeOfRow, type VolumeReading } from './file';
import { MOST_VOLUMES, type GivenVolume } from './volume';

const MOST_BYTES = 20_000_000;
const BATCH_ROWS = 1000;

/** A file of volumes that somebody has sent and not decided about yet, and what is in it. */
export interface WaitingFile {
	format: FileFormat;
	profile: FileProfile;
}

/**
 * Keeps a file until its sender has seen what it would change. The one they sent before makes way for it.
 * @throws Problem `invalid` for the field `file` where it is no table; `too-large`
 */
export async function keepWaitingFile(userId: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
	await storeFile(nameOf(userId), chunks, MOST_BYTES);
	try {
		await waitingFile(userId);
	} catch (error) {
		await removeWaitingFile(userId);
		throw error;
	}
}

/** The file that waits for its sender's decision; null where there is none. */
export async function waitingFile(userId: string): Promise<WaitingFile | null> {
	const name = nameOf(userId);
	const found = await stat(fileOf(name)).catch(() => null);
	if (!found) return null;
	const { format, profile } = await examineFile(name, found.size);
	if (profile.rows > MOST_VOLUMES) {
		const most = MOST_VOLUMES.toLocaleString('en');
		throw invalid({
			file: `This file has more than ${most} rows, the most that can be set at once. Split it.`
		});
	}
	return { format, profile };
}

/** The volumes that the rows of the waiting file give, and the line each stands on. */
export async function volumesOfWaitingFile(
	userId: string,
	{ format }: WaitingFile,
	reading: VolumeReading,
	channels: readonly Entry[]
): Promise<{ given: GivenVolume[]; lines: number[] }> {
	const given: GivenVolume[] = [];
	const lines: number[] = [];
	for await (const { rows } of readRows(fileOf(nameOf(userId)), format, BATCH_ROWS)) {
		for (const { line, cells } of rows) {
			if (cells.every((cell) => cell.trim() === '')) continue;
			given.push(volumeOfRow(cells, reading, channels));
			lines.push(line);
		}
	}
	return { given, lines };
}

/** Removes the file that waits, if there is one. */
export function removeWaitingFile(userId: string): Promise<void> {
	return removeFile(nameOf(userId));
}

/** One file waits for each person, under a name that no import has. */
function nameOf(userId: string): string {
	return `volumes-of-${userId}`;
}
