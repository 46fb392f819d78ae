import { readMoment, dateStyles, type DateStyle } from './dates';
import type { DateFindings } from './detection/date-votes';
import { valuesOfList, type EntriesOfLists, type Entry } from './guesses/value-guesses';
import { columnName } from './import';
import {
	fields,
	isListField,
	listFields,
	takesNewEntries,
	type Field,
	type ListField,
	type Mapping,
	type ValueTarget
} from './mapping';
import type { FileProfile } from './profile';
import { zonedClock } from './zoned-clock';

/** A column as it is offered to become a field. */
export interface ColumnChoice {
	place: number;
	name: string;
	/** Its first different values, short. */
	samples: string[];
	isList: boolean;
	dates: DateFindings | null;
	isTime: boolean;
}

const SAMPLES_SHOWN = 3;
const LONGEST_SHOWN = 40;

/** The columns of a file, to choose from. */
export function columnChoices({ header, columns }: FileProfile): ColumnChoice[] {
	return columns.map(({ samples, values, dates, times }, place) => ({
		place,
		name: columnName(header, place),
		samples: samples.slice(0, SAMPLES_SHOWN).map(shortened),
		isList: values !== null && values.length > 0,
		dates,
		isTime: times && !dates
	}));
}

function shortened(text: string): string {
	const line = text.trim().replace(/\s+/g, ' ');
	return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
}

/** The columns that can become the field. */
export function columnsFor(field: Field, columns: readonly ColumnChoice[]): ColumnChoice[] {
	if (field === 'occurred' || field === 'resolved') return columns.filter(({ dates }) => dates !== null);
	if (field === 'occurredTime' || field === 'resolvedTime') return columns.filter(({ isTime }) => isTime);
	return isListField(field) ? columns.filter(({ isList }) => isList) : [...columns];
}

/** The ways in which a column's dates can be read, each with the day that its example would be. */
export function styleChoices(dates: DateFindings): { style: DateStyle; name: string; day: string | null }[] {
	const clock = zonedClock('UTC');
	return (Object.keys(dateStyles) as DateStyle[]).flatMap((style) => {
		const read = readMoment(dates.example, style, clock);
		if ('why' in read && style !== dates.style) return [];
		return [{ style, name: dateStyles[style].name, day: 'day' in read ? read.day : null }];
	});
}

/** What the values of one list become, as somebody would see and change it. */
export interface ListReview {
	field: ListField;
	label: string;
	/** Whether a name that is no entry becomes one. */
	takesNew: boolean;
	/** The entries to choose from. */
	entries: { id: string; name: string }[];
	values: { value: string; times: number; answer: string }[];
	/** How many values have no place yet. */
	open: number;
}

/** The lists that columns are taken for, with every value and what it becomes. */
export function listReviews(profile: FileProfile, mapping: Mapping, lists: EntriesOfLists): ListReview[] {
	return listFields
		.filter((field) => mapping.columns[field] !== undefined)
		.map((field) => {
			const targets = new Map(mapping.values[field]);
			const values = valuesOfList(profile, mapping, field).map(([value, times]) => ({
				value,
				times,
				answer: answerOf(field, targets.get(value), lists[field])
			}));
			return {
				field,
				label: fields[field].label,
				takesNew: takesNewEntries(field),
				entries: lists[field].filter(({ archived }) => !archived).map(({ id, name }) => ({ id, name })),
				values,
				open: values.filter(({ answer }) => answer === '').length
			};
		});
}

/** What stands in the field for a value: an entry's name, or its id in lists that take no new ones. */
function answerOf(field: ListField, target: ValueTarget | undefined, entries: readonly Entry[]): string {
	if (!target || 'leaveOut' in target) return '';
	if ('create' in target) return target.create;
	if (!takesNewEntries(field)) return target.entry;
	return entries.find(({ id }) => id === target.entry)?.name ?? '';
}
