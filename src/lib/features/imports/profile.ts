import { isMissing } from './mapping';
import { ownCopy } from './cutting';
import { readTime } from './dates';
import { DateVotes, type DateFindings } from './detection/date-votes';
import { markers } from './missing';

/** Beyond so many different values, a column is no list but free text. */
export const MOST_LIST_VALUES = 1000;

/** Different values kept over all columns; a file of very many columns keeps fewer of each. */
const MOST_VALUES = 40_000;

/** A longer value is no name of an entry. */
export const LONGEST_LIST_VALUE = 200;

const SAMPLES = 20;
const LONGEST_SAMPLE = 300;
const FIRST_ROWS = 5;

/** What is in a file, gathered by reading all of it once. */
export interface FileProfile {
	header: string[];
	/** Rows, the header and empty lines aside. */
	rows: number;
	/** The first rows, as they are cut into cells. */
	firstRows: string[][];
	columns: ColumnProfile[];
}

export interface ColumnProfile {
	/** Cells that are empty. */
	blank: number;
	/** Different values that came first, cut where they are long. */
	samples: string[];
	/** Each different value with how often it comes, most often first; null where there are too many for a list. */
	values: [value: string, times: number][] | null;
	/** Whether hardly a value came twice, as far as they were kept apart. */
	unique: boolean;
	dates: DateFindings | null;
	/** Whether the values are times of day. */
	times: boolean;
}

/** Reads rows one by one and remembers what is needed to map them. */
export class Profiler {
	readonly #header: readonly string[];
	readonly #columns: ColumnProfiler[];
	readonly #firstRows: string[][] = [];
	#rows = 0;

	constructor(header: readonly string[]) {
		this.#header = header;
		const mostValues = Math.min(MOST_LIST_VALUES, Math.floor(MOST_VALUES / header.length));
		this.#columns = header.map(() => new ColumnProfiler(mostValues));
	}

	add(cells: readonly string[]): void {
		this.#rows++;
		if (this.#firstRows.length < FIRST_ROWS) {
			this.#firstRows.push(cells.map((cell) => ownCopy(cell.replaceAll('\0', '').slice(0, LONGEST_SAMPLE))));
		}
		if (cells.length < this.#columns.length) return;
		this.#columns.forEach((column, place) => column.add(cells[place]!));
	}

	finish(): FileProfile {
		return {
			header: [...this.#header],
			rows: this.#rows,
			firstRows: this.#firstRows,
			columns: this.#columns.map((column) => column.finish())
		};
	}
}

class ColumnProfiler {
	readonly #values = new Map<string, number>();
	readonly #dates = new DateVotes();
	readonly #samples: string[] = [];
	readonly #mostValues: number;
	#filled = 0;
	#blank = 0;
	/** Values too long for a name. */
	#long = 0;
	#tooMany = false;
	/** Values that came before, of those that were kept apart. */
	#repeated = 0;
	#keptApart = 0;

	constructor(mostValues: number) {
		this.#mostValues = mostValues;
	}

	add(cell: string): void {
		// Its row will be rejected, and PostgreSQL could not keep it.
		if (cell.includes('\0')) return;
		if (cell.trim() === '') {
			this.#blank++;
			return;
		}
		this.#filled++;
		if (!isMissing(cell, markers)) this.#dates.add(cell);
		if (this.#tooMany) return;
		if (cell.length > LONGEST_LIST_VALUE) this.#long++;
		else this.#count(cell);
		if (this.#samples.length === SAMPLES) return;
		const sample = cell.slice(0, LONGEST_SAMPLE);
		if (!this.#samples.includes(sample)) this.#samples.push(ownCopy(sample));
	}

	#count(value: string): void {
		this.#keptApart++;
		const times = this.#values.get(value);
		if (times !== undefined) {
			this.#repeated++;
			this.#values.set(value, times + 1);
			return;
		}
		this.#values.set(ownCopy(value), 1);
		if (this.#values.size <= this.#mostValues) return;
		this.#tooMany = true;
		this.#values.clear();
	}

	finish(): ColumnProfile {
		const isList = !this.#tooMany && this.#long <= Math.max(1, this.#filled / 20);
		const meaningful = this.#samples.filter((sample) => !isMissing(sample, markers));
		return {
			blank: this.#blank,
			samples: this.#samples,
			values: isList ? [...this.#values].sort((a, b) => b[1] - a[1]) : null,
			unique: this.#repeated <= this.#keptApart / 10,
			dates: this.#dates.findings(),
			times: meaningful.length > 0 && meaningful.every((sample) => readTime(sample) !== null)
		};
	}
}
