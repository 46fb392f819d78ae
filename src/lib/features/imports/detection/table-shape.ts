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
		.map((delimiter) => ({ delimiter, ...regularity(firstRows(text, delimiter)) }))
		.filter(({ columns }) => columns > 1);
	const best = Math.max(...candidates.map(({ share }) => share));
	const [widest] = candidates
		.filter(({ share }) => share > best - ALIKE)
		.sort((a, b) => b.columns - a.columns || b.share - a.share);
	return widest?.delimiter ?? null;
}

/** The first rows of a text that may break off in the middle of one, empty lines aside. */
export function firstRows(text: string, delimiter: Delimiter, most = ROWS_TO_JUDGE): string[][] {
	const rows: string[][] = [];
	try {
		parse(text, {
			...parsing,
			delimiter,
			skip_empty_lines: true,
			to: most,
			on_record: (row: string[]) => void rows.push(row)
		});
	} catch {
		// A row that is cut off or never closed; those before it are enough to judge by.
	}
	return rows;
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

function isValue(text: string): boolean {
	return (
		/^[-+]?[\d.,]*\d%?$/.test(text) || readParts(text) !== null || /^(true|false|yes|no|null|\?)$/i.test(text)
	);
}
