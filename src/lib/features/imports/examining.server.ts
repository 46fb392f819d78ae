import { invalid } from '$lib/shared/problem';
import { detectFormat, SAMPLE_BYTES } from './detection/format';
import { fileOf, readStart } from './files.server';
import { delimiters, MOST_COLUMNS, MOST_ROWS, type FileFormat } from './import';
import { Profiler, type FileProfile } from './profile';
import { readRows, UnreadableFile } from './rows.server';

const BATCH_ROWS = 500;

/**
 * Finds out how a stored file is to be read, and what is in it.
 * @throws Problem `invalid` for the field `file`, in a sentence that names the line
 */
export async function examineFile(
	fileId: string,
	byteCount: number
): Promise<{ format: FileFormat; profile: FileProfile }> {
	const format = await formatOfFile(fileId, byteCount);
	return { format, profile: await profileOfFile(fileId, format, 'file') };
}

async function formatOfFile(fileId: string, byteCount: number): Promise<FileFormat> {
	const found = detectFormat(await readStart(fileId, SAMPLE_BYTES), byteCount <= SAMPLE_BYTES);
	if ('refusal' in found) throw invalid({ file: found.refusal });
	return found.format;
}

/**
 * Reads a stored file from end to end and gathers what is needed to map it.
 * @param field that a refusal belongs to
 * @throws Problem `invalid` where it is no table when read like this
 */
export async function profileOfFile(fileId: string, format: FileFormat, field: string): Promise<FileProfile> {
	let profiler: Profiler | undefined;
	let rowCount = 0;
	try {
		for await (const { header, rows } of readRows(fileOf(fileId), format, BATCH_ROWS)) {
			if (!profiler) {
				const refusal = refuseHeader(header, format);
				if (refusal) throw new UnreadableFile(refusal);
				profiler = new Profiler(header);
			}
			rowCount += rows.length;
			if (rowCount > MOST_ROWS) {
				throw new UnreadableFile(`This file has more than ${MOST_ROWS.toLocaleString('en')} rows. Split it.`);
			}
			for (const { cells } of rows) profiler.add(cells);
		}
	} catch (error) {
		if (error instanceof UnreadableFile) throw invalid({ [field]: error.message });
		throw error;
	}
	if (!profiler || rowCount === 0) {
		const why = `Line ${format.firstLine ?? 1}: this file names its columns, but there is no row after that.`;
		throw invalid({ [field]: why });
	}
	return profiler.finish();
}

function refuseHeader(header: readonly string[], { delimiter, firstLine = 1 }: FileFormat): string | null {
	if (header.length > MOST_COLUMNS) {
		return `Line ${firstLine} has ${header.length} columns; a file may have at most ${MOST_COLUMNS}.`;
	}
	if (header.some((name) => name.includes('\0')))
		return `Line ${firstLine}: this is no text file, it holds NUL characters.`;
	if (header.length > 1) return null;
	return `Line ${firstLine} has one column only when cells end with a ${delimiters[delimiter].toLowerCase()}.`;
}
