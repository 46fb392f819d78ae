import { fileTypeFromBuffer } from 'file-type';
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { settings } from '$lib/server/settings';
import { invalid, Problem } from '$lib/shared/problem';
import { isAttachmentKind, isText, MOST_ATTACHMENT_BYTES, type AttachmentKind } from './kind';

/** Where the sealed content of an attachment lies. */
export function pathOfContent(organisationId: string, attachmentId: string): string {
	return join(settings().dataDir, 'attachments', organisationId, attachmentId);
}

/**
 * Reads a file as it arrives.
 * @throws Problem `too-large` as soon as more has come than one may hold, `invalid` where nothing came
 */
export async function readContent(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const parts: Uint8Array[] = [];
	let byteCount = 0;
	for await (const chunk of chunks) {
		byteCount += chunk.byteLength;
		if (byteCount > MOST_ATTACHMENT_BYTES) {
			const message = `This file is larger than ${MOST_ATTACHMENT_BYTES / 1_000_000} MB, the most that one file may hold.`;
			throw new Problem('too-large', message, { file: message });
		}
		parts.push(chunk);
	}
	if (byteCount === 0) throw invalid({ file: 'This file is empty.' });
	return Buffer.concat(parts);
}

/**
 * What a file holds, by its content; its name says nothing.
 * @throws Problem `invalid` for what is no text, image, sound or PDF
 */
export async function kindOf(content: Buffer): Promise<AttachmentKind> {
	const found = await fileTypeFromBuffer(content);
	// What is inside a container stands behind its name, as in "audio/ogg; codecs=opus".
	const mime = found?.mime.split(';')[0] ?? '';
	if (isAttachmentKind(mime)) return mime;
	if (isText(content)) return 'text/plain';
	throw invalid({
		file: 'This file holds no text, image, sound or PDF, whatever its name says. Nothing else can be attached.'
	});
}

/** Writes sealed content to disk, whole or not at all. */
export async function writeContent(path: string, sealed: Uint8Array): Promise<void> {
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	const unfinished = `${path}.part`;
	const file = await open(unfinished, 'w', 0o600);
	try {
		await file.writeFile(sealed);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(unfinished, path);
}

/** The sealed content of an attachment; null where its file is gone. */
export async function sealedContent(path: string): Promise<Buffer | null> {
	return readFile(path).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null;
		throw error;
	});
}

/** Removes content that no attachment needs. */
export async function removeContent(path: string): Promise<void> {
	await rm(path, { force: true });
}

const NAMES_A_BATCH = 500;

/** The names of what lies in an organisation's folder since before a moment, finished or not, some at a time. */
export async function* contentsOlderThan(organisationId: string, before: Date): AsyncGenerator<string[]> {
	const folder = dirname(pathOfContent(organisationId, 'any'));
	const entries = await opendir(folder).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return [];
		throw error;
	});
	let names: string[] = [];
	for await (const { name } of entries) {
		const found = await stat(join(folder, name)).catch(() => null);
		if (found?.isFile() && found.mtime < before) names.push(name);
		if (names.length < NAMES_A_BATCH) continue;
		yield names;
		names = [];
	}
	if (names.length > 0) yield names;
}
