import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { unguardCell } from '$lib/shared/csv';
import { columnName, LONGEST_ROW, type FileFormat } from './import';
import { parsing } from './detection/table-shape';

/** A row of a file, with the line on which it begins; the first line is 1. */
export interface FileRow {
	line: number;
	cells: string[];
}

/** Some rows of a file that follow each other. */
interface RowBatch {
	header: string[];
	rows: FileRow[];
}

/** A file that cannot be cut into rows, and why, in a sentence that names the line. */
export class UnreadableFile extends Error {}

/** A batch of long rows is cut short, so that its memory does not grow with them. */
const MOST_BATCH_CHARACTERS = 4_000_000;

/**
 * Reads a file row by row, a batch at a time, without ever holding all of it. Empty lines are passed over; line breaks
 * inside cells are brought to one form; the guard that spreadsheets' formulas get on export is taken off again.
 * @throws UnreadableFile where a quotation mark is never closed
 */
export async function* readRows(
	path: string,
	format: FileFormat,
	batchRows: number
): AsyncGenerator<RowBatch, void> {
	const file = createReadStream(path);
	const lines = new LineCount();
	const parser = parse({
		...parsing,
		bom: true,
		delimiter: format.delimiter,
		// The parser passes on whatever this returns, which its types do not know.
		on_record: (cells: string[]) => lines.rowOf(cells) as unknown as string[]
	});
	const finished = (): void => {};
	if (format.encoding === 'utf-8') pipeline(file, parser, finished);
	else pipeline(file, iconv.decodeStream(format.encoding), parser, finished);

	let header: string[] | undefined;
	let rows: FileRow[] = [];
	let characters = 0;
	try {
		for await (const row of parser as AsyncIterable<FileRow>) {
			if (row.line === 1 && row.cells.join(format.delimiter).startsWith(`sep=${format.delimiter}`)) continue;
			if (!header) {
				header = row.cells.map((_, place) => columnName(format.hasHeader ? row.cells : [], place));
				if (format.hasHeader) continue;
			}
			rows.push(row);
			for (const cell of row.cells) characters += cell.length;
			if (rows.length < batchRows && characters < MOST_BATCH_CHARACTERS) continue;
			yield { header, rows };
			rows = [];
			characters = 0;
		}
	} catch (error) {
		throw unreadable(error, lines.next) ?? error;
	}
	yield { header: header ?? [], rows };
}

/** Knows the line each row begins on, as line breaks inside cells make rows longer than a line. */
class LineCount {
	/** The line on which the next row begins. */
	next = 1;

	/** @returns null for an empty line, which is no row */
	rowOf(cells: string[]): FileRow | null {
		const line = this.next;
		this.next++;
		if (cells.length === 1 && cells[0]!.trim() === '') return null;
		for (let place = 0; place < cells.length; place++) {
			const cell = cells[place]!;
			if (cell.includes('\n') || cell.includes('\r')) {
				cells[place] = cell.replace(/\r\n?/g, '\n');
				this.next += cells[place]!.split('\n').length - 1;
			}
			if (cell.charCodeAt(0) === APOSTROPHE) cells[place] = unguardCell(cells[place]!);
		}
		return { line, cells };
	}
}

const APOSTROPHE = "'".charCodeAt(0);

function unreadable(error: unknown, line: number): UnreadableFile | null {
	const code = error instanceof Error && 'code' in error ? error.code : null;
	if (code === 'CSV_QUOTE_NOT_CLOSED') {
		return new UnreadableFile(
			`Line ${line}: a quotation mark opens in the row that begins here and is never closed, so the rows after it cannot be told apart.`
		);
	}
	if (code === 'CSV_MAX_RECORD_SIZE') {
		return new UnreadableFile(
			`Line ${line}: the row that begins here is longer than ${LONGEST_ROW.toLocaleString('en')} characters. A quotation mark may be left open in it.`
		);
	}
	return null;
}
