import iconv from 'iconv-lite';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { unguardCell } from '$lib/shared/csv';
import { RowCutter, type Uncut } from './cutting';
import { columnName, LONGEST_ROW, type Encoding, type FileFormat } from './import';

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
 * inside cells are brought to one form; what stands above the table is left out; the guard that spreadsheets' formulas get on export is taken off again.
 * @throws UnreadableFile where a quotation mark is never closed
 */
export async function* readRows(
	path: string,
	format: FileFormat,
	batchRows: number
): AsyncGenerator<RowBatch, void> {
	const { firstLine = 1 } = format;
	const lines = new LineCount();
	const cutter = new RowCutter(format.delimiter);
	let header: string[] | undefined;
	let rows: FileRow[] = [];
	let characters = 0;
	const full: RowBatch[] = [];
	const take = (cells: string[]): void => {
		const row = lines.rowOf(cells);
		if (
			!row ||
			row.line < firstLine ||
			(row.line === 1 && cells.join(format.delimiter).startsWith(`sep=${format.delimiter}`))
		)
			return;
		if (!header) {
			header = cells.map((_, place) => columnName(format.hasHeader ? cells : [], place));
			if (format.hasHeader) return;
		}
		rows.push(row);
		for (const cell of cells) characters += cell.length;
		if (rows.length < batchRows && characters < MOST_BATCH_CHARACTERS) return;
		full.push({ header, rows });
		rows = [];
		characters = 0;
	};
	const goOn = (uncut: Uncut | null): void => {
		if (uncut) throw unreadable(uncut, lines.next);
	};
	for await (const piece of piecesOf(path, format.encoding)) {
		const uncut = cutter.cut(piece, take);
		yield* full.splice(0);
		goOn(uncut);
	}
	const uncut = cutter.finish(take);
	yield* full.splice(0);
	goOn(uncut);
	yield { header: header ?? [], rows };
}

const BYTES_A_PIECE = 262_144;

/** The text of a file as it is read, without the mark that tells its encoding. */
async function* piecesOf(path: string, encoding: Encoding): AsyncGenerator<string, void> {
	const isUtf8 = encoding === 'utf-8';
	const file = createReadStream(path, {
		highWaterMark: BYTES_A_PIECE,
		...(isUtf8 && { encoding: 'utf8' })
	});
	const text = isUtf8 ? file : pipeline(file, iconv.decodeStream(encoding), () => {});
	let isFirst = true;
	for await (const piece of text as AsyncIterable<string>) {
		yield isFirst && piece.startsWith('\uFEFF') ? piece.slice(1) : piece;
		isFirst = false;
	}
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

function unreadable(uncut: Uncut, line: number): UnreadableFile {
	return new UnreadableFile(
		uncut === 'quote-not-closed'
			? `Line ${line}: a quotation mark opens in the row that begins here and is never closed, so the rows after it cannot be told apart.`
			: `Line ${line}: the row that begins here is longer than ${LONGEST_ROW.toLocaleString('en')} characters. A quotation mark may be left open in it.`
	);
}
