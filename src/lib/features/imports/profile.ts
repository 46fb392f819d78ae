import { isMissing } from './mapping';
import { readTime } from './dates';
import { DateVotes, type DateFindings } from './detection/date-votes';
import { markers } from './missing';

/** Beyond so many different values, a column is no list but free text. */
export const MOST_LIST_VALUES = 1000;

/** A longer value is no name of an entry. */
export const LONGEST_LIST_VALUE = 200;

/** All the values of all columns that are kept for mapping; beyond it, the columns with most are taken for free text. */
const MOST_VALUES = 20_000;

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
	/** Whether no value came twice, as far as they were kept apart. */
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
		this.#columns = header.map(() => new ColumnProfiler());
	}

	add(cells: readonly string[]): void {
		this.#rows++;
		if (this.#firstRows.length < FIRST_ROWS)
			this.#firstRows.push(cells.map((cell) => cell.slice(0, LONGEST_SAMPLE)));
		if (cells.length < this.#columns.length) return;
		this.#columns.forEach((column, place) => column.add(cells[place]!));
	}

	finish(): FileProfile {
		const columns = this.#columns.map((column) => column.finish());
		return {
			header: [...this.#header],
			rows: this.#rows,
			firstRows: this.#firstRows,
			columns: withoutTheLongest(columns)
		};
	}
}

class ColumnProfiler {
	readonly #values = new Map<string, number>();
	readonly #dates = new DateVotes();
	readonly #samples: string[] = [];
	#filled = 0;
	#blank = 0;
	/** Values too long for a name. */
	#long = 0;
	#tooMany = false;
	#unique = true;

	add(cell: string): void {
		if (cell.trim() === '') {
			this.#blank++;
			return;
		}
		this.#filled++;
		if (!isMissing(cell, markers)) this.#dates.add(cell);
		if (this.#tooMany) return;
		if (cell.length > LONGEST_LIST_VALUE) this.#long++;
		else this.#count(cell);
		const sample = cell.slice(0, LONGEST_SAMPLE);
		if (this.#samples.length < SAMPLES && !this.#samples.includes(sample)) this.#samples.push(sample);
	}

	#count(value: string): void {
		const times = this.#values.get(value) ?? 0;
		if (times > 0) this.#unique = false;
		this.#values.set(value, times + 1);
		if (this.#values.size <= MOST_LIST_VALUES) return;
		this.#tooMany = true;
		this.#values.clear();
	}

	finish(): ColumnProfile {
		const isList = !this.#tooMany && this.#long <= this.#filled / 20;
		const meaningful = this.#samples.filter((sample) => !isMissing(sample, markers));
		return {
			blank: this.#blank,
			samples: this.#samples,
			values: isList ? [...this.#values].sort((a, b) => b[1] - a[1]) : null,
			unique: this.#unique,
			dates: this.#dates.findings(),
			times: meaningful.length > 0 && meaningful.every((sample) => readTime(sample) !== null)
		};
	}
}

function withoutTheLongest(columns: ColumnProfile[]): ColumnProfile[] {
	const bySize = [...columns].sort((a, b) => (a.values?.length ?? 0) - (b.values?.length ?? 0));
	let kept = 0;
	const tooMany = new Set(bySize.filter(({ values }) => (kept += values?.length ?? 0) > MOST_VALUES));
	return columns.map((column) => (tooMany.has(column) ? { ...column, values: null } : column));
}
