import type { Day } from '../../shared/days';
import type { DateStyle } from './dates';
import { isListField, type Field } from './mapping';

/** A column as it is offered to become a field. */
export interface ColumnChoice {
	place: number;
	name: string;
	/** Its first different values, short. */
	samples: string[];
	isList: boolean;
	isTime: boolean;
	/** How its dates can be read; null where it holds none. */
	dates: DateChoice | null;
}

/** The ways in which a column's dates can be read, each with the day that one value of it would be. */
export interface DateChoice {
	example: string;
	styles: { style: DateStyle; name: string; day: Day | null }[];
	/** The style the values leave no doubt about; null where they do, and somebody has to choose. */
	found: DateStyle | null;
}

/** The columns that can become the field. */
export function columnsFor(field: Field, columns: readonly ColumnChoice[]): ColumnChoice[] {
	if (field === 'occurred' || field === 'resolved') return columns.filter(({ dates }) => dates !== null);
	if (field === 'occurredTime' || field === 'resolvedTime') return columns.filter(({ isTime }) => isTime);
	return isListField(field) ? columns.filter(({ isList }) => isList) : [...columns];
}
