import { LONGEST_ROW, type Delimiter } from './import';

/** Why a text cannot be cut into rows: what is wrong with the row that was not finished. */
export type Uncut = 'quote-not-closed' | 'row-too-long';

/**
 * Cuts a text into rows of cells, piece by piece as it comes. Rows end with a line feed, a carriage return or both; a
 * cell in quotation marks may hold anything, and two marks in it are one. A cell that goes on after its closing mark
 * keeps both marks, as exports that do not double them are read. It is what csv-parse makes of the same text with
 * `relax_quotes` (the tests compare them), in a fifth of the time: most of a file is found by the search of whole texts.
 *
 * Cells are parts of the piece they came in: whoever keeps one keeps the piece, and had better keep `ownCopy` of it.
 */
export class RowCutter {
	readonly #delimiter: Delimiter;
	readonly #delimiterCode: number;
	/** What has come and is not cut yet. */
	#left = '';
	#cells: string[] = [];
	// Where the next of each stands in what is left, at or after the place that is being cut; -1 before it is known.
	#nextDelimiter = -1;
	#nextLineFeed = -1;
	#nextReturn = -1;

	constructor(delimiter: Delimiter) {
		this.#delimiter = delimiter;
		this.#delimiterCode = delimiter.charCodeAt(0);
	}

	/** @returns the rows that are certain by now, or why there are no more after those before */
	cut(piece: string, take: (cells: string[]) => void): Uncut | null {
		return this.#cutAll(piece, false, take);
	}

	/** The last row, where no line end follows it. */
	finish(take: (cells: string[]) => void): Uncut | null {
		return this.#cutAll('', true, take);
	}

	#cutAll(piece: string, isLast: boolean, take: (cells: string[]) => void): Uncut | null {
		const text = this.#left + piece;
		this.#nextDelimiter = this.#nextLineFeed = this.#nextReturn = -1;
		let start = 0;
		while (start < text.length) {
			this.#cells = [];
			const end = this.#rowEnd(text, start, isLast);
			if (end === null) break;
			if (end - start > LONGEST_ROW) return 'row-too-long';
			take(this.#cells);
			start = end;
		}
		this.#left = text.slice(start);
		if (this.#left.length > LONGEST_ROW) return 'row-too-long';
		return isLast && start < text.length ? 'quote-not-closed' : null;
	}

	/**
	 * Cuts one row into `#cells`.
	 * @returns where the next row starts; null where the text ends before that is certain
	 */
	#rowEnd(text: string, start: number, isLast: boolean): number | null {
		for (let place = start; ;) {
			const end =
				text.charCodeAt(place) === QUOTE
					? this.#quotedCell(text, place, isLast)
					: this.#plainCell(text, place, place, isLast);
			if (end === null) return null;
			if (text.charCodeAt(end) !== this.#delimiterCode || end >= text.length) {
				return this.#afterLineEnd(text, end, isLast);
			}
			place = end + 1;
		}
	}

	/** @returns where the cell ends */
	#quotedCell(text: string, start: number, isLast: boolean): number | null {
		let closing = text.indexOf('"', start + 1);
		let isDoubled = false;
		while (closing >= 0 && text.charCodeAt(closing + 1) === QUOTE) {
			isDoubled = true;
			closing = text.indexOf('"', closing + 2);
		}
		if (closing < 0) return null;
		const after = closing + 1;
		if (after === text.length && !isLast) return null;
		const inside = text.slice(start + 1, closing);
		const content = isDoubled ? inside.replaceAll('""', '"') : inside;
		if (after === text.length || this.#endsCell(text.charCodeAt(after))) {
			this.#cells.push(content);
			return after;
		}
		const end = this.#plainCell(text, after, after, isLast);
		if (end === null) return null;
		const rest = this.#cells.pop()!;
		// csv-parse takes NUL for the end of the text, after which a cell is closed.
		this.#cells.push(text.charCodeAt(after) === 0 ? content + rest : `"${content}"${rest}`);
		return end;
	}

	#endsCell(code: number): boolean {
		return code === this.#delimiterCode || code === LINE_FEED || code === RETURN;
	}

	/** A cell that goes on to the next delimiter or line end, whatever is in it. @returns where it ends */
	#plainCell(text: string, start: number, from: number, isLast: boolean): number | null {
		const end = Math.min(
			(this.#nextDelimiter = next(text, this.#delimiter, from, this.#nextDelimiter)),
			(this.#nextLineFeed = next(text, '\n', from, this.#nextLineFeed)),
			(this.#nextReturn = next(text, '\r', from, this.#nextReturn))
		);
		if (end >= text.length && !isLast) return null;
		this.#cells.push(text.slice(start, end));
		return Math.min(end, text.length);
	}

	#afterLineEnd(text: string, end: number, isLast: boolean): number | null {
		if (text.charCodeAt(end) !== RETURN) return end + 1;
		if (end + 1 === text.length && !isLast) return null;
		return text.charCodeAt(end + 1) === LINE_FEED ? end + 2 : end + 1;
	}
}

const QUOTE = '"'.charCodeAt(0);
const LINE_FEED = '\n'.charCodeAt(0);
const RETURN = '\r'.charCodeAt(0);

/** Where the text stands next, as it is known already or is looked for; beyond the end where it stands nowhere. */
function next(text: string, wanted: string, from: number, known: number): number {
	if (known >= from) return known;
	const found = text.indexOf(wanted, from);
	return found < 0 ? Infinity : found;
}

/** The same text, which does not keep the longer one in memory that it was cut from. */
export function ownCopy(text: string): string {
	return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
