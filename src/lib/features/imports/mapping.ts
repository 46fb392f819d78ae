import type { DateStyle } from './dates';
import type { Day } from '../../shared/days';
import type { TaxonomyKind } from '../escalations/taxonomy';

/** What a source value becomes: one of our entries by id, a new entry of the same name, or nothing. */
export type ValueTarget = { entry: string } | { create: string } | { leaveOut: true };

/** What is taken from each column, by the column's place in the file (0 is the first). */
export interface Mapping {
	/** When it happened: a column, or one day for the whole file. */
	occurred: { column: number; style: DateStyle; timeColumn?: number } | { day: Day };
	resolved?: { column: number; style: DateStyle };
	/** The record's own number, which tells it from every other of its source. */
	reference?: number;
	summary?: number;
	customerReference?: number;
	orderReference?: number;
	severity?: { column: number; values: Record<string, 1 | 2 | 3 | 4> };
	amount?: number;
	brand?: { column: number; values: Record<string, ValueTarget> };
	/** Columns whose values become entries of our lists; causes may come from one column. */
	lists: Partial<
		Record<TaxonomyKind, { column: number; separator?: string; values: Record<string, ValueTarget> }>
	>;
	/** Texts that mean "nothing here", such as `?`, `None`, `N/A`. */
	missing: string[];
}
