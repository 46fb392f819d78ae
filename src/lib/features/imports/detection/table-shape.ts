import { parse, type Options } from 'csv-parse/sync';
import { LONGEST_ROW, type Delimiter, delimiters } from '../import';
import { readParts } from '../dates';

/** How every file is parsed: quotes as they come, ragged rows kept so that each can be judged, any line end. */
export const parsing = {
	quote: '"',
	escape: '"',
	relax_quotes: true,
	relax_column_count: true,
	record_delimiter: ['\r\n', '\n', '\r'],
	max_record_size: LONGEST_ROW
} satisfies Options;

const ROWS_TO_JUDGE = 200;

/** Shares of regular rows that differ by less are alike; then the delimiter that makes more columns is the better one. */
const ALIKE = 0.1;

/**
 * The delimiter that cuts the first rows into the same number of cells, more than one.
 * @returns null where every delimiter leaves one column
 */
export function detectDelimiter(text: string): Delimiter | null {
	const candidates = (Object.keys(delimiters) as Delimiter[])
		.map((delimiter) => ({ delimiter, ...regularity(firstRows(text, delimiter).rows) }))
		.filter(({ columns }) => columns > 1);
	const best = Math.max(...candidates.map(({ share }) => share));
	const [widest] = candidates
		.filter(({ share }) => share > best - ALIKE)
		.sort((a, b) => b.columns - a.columns || b.share - a.share);
	return widest?.delimiter ?? null;
}

/**
 * The first rows of a text that may break off in the middle of one, empty lines aside, and the lines on which they end;
 * the first is 1.
 */
export function firstRows(text: string, delimiter: Delimiter): { rows: string[][]; ends: number[] } {
	const rows: string[][] = [];
	const ends: number[] = [];
	try {
		parse(text, {
			...parsing,
			delimiter,
			skip_empty_lines: true,
			to: ROWS_TO_JUDGE,
			on_record: (row: string[], { lines }) => {
				rows.push(row);
				ends.push(lines);
			}
		});
	} catch {
		// A row that is cut off or never closed; those before it are enough to judge by.
	}
	return { rows, ends };
}

/** How many cells most rows have, and the share of rows that have as many. */
function regularity(rows: string[][]): { columns: number; share: number } {
	const counts = new Map<number, number>();
	for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
	const [[columns, times] = [0, 0]] = [...counts].sort((a, b) => b[1] - a[1]);
	return { columns, share: rows.length ? times / rows.length : 0 };
}

/** So many different names, none of which comes again, make a header in which some stand twice, as trackers export. */
const NAMES_ENOUGH = 3;

/**
 * Whether the first row names the columns: its cells are words, mostly different, and none is a number or a date.
 * One name may be empty, as where a program numbered the rows.
 */
export function detectHeader([first, ...rows]: string[][]): boolean {
	if (!first) return false;
	const names = first.map((name) => name.trim());
	while (names.length > 1 && names.at(-1) === '') names.pop();
	const filled = names.filter((name) => name !== '');
	const different = new Set(filled).size;
	if (filled.length < names.length - 1) return false;
	if (filled.some((name) => name.length > 200 || isValue(name))) return false;
	const recurring = names.filter((name, column) => name && rows.some((row) => row[column]?.trim() === name));
	if (different < filled.length) return different >= NAMES_ENOUGH && recurring.length === 0;
	return recurring.length <= filled.length / 2;
}

/** More lines than this above a table are no title. */
const MOST_TITLE_ROWS = 20;

/**
 * How many rows stand above the header, as reports have a title and a date there. They hold half as many cells as the
 * header at most, and below it stand numbers or dates, so that no row of a table without a header is taken for a title.
 */
export function countTitleRows(rows: string[][]): number {
	const { columns } = regularity(rows);
	const header = rows
		.slice(0, MOST_TITLE_ROWS + 1)
		.findIndex(
			(row, place) =>
				place > 0 && row.length === columns && isHeaderBelow(rows.slice(0, place), row, rows.slice(place + 1))
		);
	return Math.max(header, 0);
}

function isHeaderBelow(titles: string[][], row: string[], rows: string[][]): boolean {
	const names = filledIn(row);
	if (names < 2 || titles.some((title) => filledIn(title) > names / 2)) return false;
	return detectHeader([row, ...rows]) && row.some((name, column) => name.trim() && holdsValues(rows, column));
}

function filledIn(row: string[]): number {
	return row.filter((cell) => cell.trim() !== '').length;
}

function holdsValues(rows: string[][], column: number): boolean {
	const cells = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
	return cells.length > 0 && cells.filter(isValue).length >= cells.length / 2;
}

function isValue(text: string): boolean {
	return (
		/^[-+]?[\d.,]*\d%?$/.test(text) || readParts(text) !== null || /^(true|false|yes|no|null|\?)$/i.test(text)
	);
}
