import { MOST_COLUMNS, type Encoding, type FileFormat } from '../import';
import { decode, detectEncoding } from './encoding';
import { refuseBinary, refuseByKind, refuseByText } from './file-kind';
import { countTitleRows, detectDelimiter, detectHeader, firstRows } from './table-shape';

/** So many first bytes decide how a file is read. */
export const SAMPLE_BYTES = 256 * 1024;

/** How a file is to be read, or why it cannot be. */
type FormatFindings = { format: FileFormat } | { refusal: string };

/**
 * Finds out how a file is to be read from its first bytes.
 * @param whole whether these are all the bytes there are
 * @returns the format, or a sentence that says why there is none, naming the line where there is one to name
 */
export function detectFormat(sample: Uint8Array, whole: boolean): FormatFindings {
	const kind = refuseByKind(sample);
	if (kind) return { refusal: kind };
	const encoding = detectEncoding(sample, whole);
	const binary = isUtf16(encoding) ? null : refuseBinary(sample);
	if (binary) return { refusal: binary };
	const text = decode(sample, encoding);
	const refusal = refuseByText(text);
	if (refusal) return { refusal };

	const delimiter = declaredDelimiter(text) ?? detectDelimiter(text);
	if (!delimiter) return { refusal: whyOneColumn(text) };
	const { rows, ends } = firstRows(text, delimiter);
	const titles = countTitleRows(rows);
	const breaksInHeader = rows[titles]?.join('').match(/\r\n?|\n/g)?.length ?? 0;
	const firstLine = titles === 0 ? 1 : ends[titles]! - breaksInHeader;
	const columns = rows[titles]?.length ?? 0;
	if (columns > MOST_COLUMNS) {
		return { refusal: `Line ${firstLine} has ${columns} columns; a file may have at most ${MOST_COLUMNS}.` };
	}
	const format: FileFormat = { encoding, delimiter, hasHeader: detectHeader(rows.slice(titles)) };
	return { format: firstLine === 1 ? format : { ...format, firstLine } };
}

function isUtf16(encoding: Encoding): boolean {
	return encoding === 'utf-16le' || encoding === 'utf-16be';
}

/** Spreadsheets may say in a first line of its own what separates the cells: `sep=;`. */
function declaredDelimiter(text: string): FileFormat['delimiter'] | null {
	const [, declared] = /^"?sep=([,;\t|^~])"?\r?\n/i.exec(text) ?? [];
	return (declared as FileFormat['delimiter'] | undefined) ?? null;
}

/** A quotation mark left open in the first row swallows every delimiter after it, so that one column is left. */
function whyOneColumn(text: string): string {
	if (text.includes('"') && firstRows(text, ',').rows.length === 0) {
		return 'Line 1: a quotation mark opens and is never closed, so the rows cannot be told apart.';
	}
	return 'Line 1: the file has one column only. We looked for commas, semicolons, tabs, vertical bars, carets and tildes between cells and found none that fits every row.';
}
