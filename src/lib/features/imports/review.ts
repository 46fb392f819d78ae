import type { ColumnChoice, DateChoice } from './column-choice';
import { dateStyles, dayIn, readParts, type DateStyle } from './dates';
import type { DateFindings } from './detection/date-votes';
import { valuesOfList, type EntriesOfLists, type Entry } from './guesses/value-guesses';
import { columnName } from './import';
import {
	fields,
	listFields,
	takesNewEntries,
	type ListField,
	type Mapping,
	type ValueTarget
} from './mapping';
import type { FileProfile } from './profile';

const SAMPLES_SHOWN = 3;
const LONGEST_SHOWN = 40;

/** The columns of a file, to choose from. */
export function columnChoices({ header, columns }: FileProfile): ColumnChoice[] {
	return columns.map(({ samples, values, dates, times }, place) => ({
		place,
		name: columnName(header, place),
		samples: samples.slice(0, SAMPLES_SHOWN).map(shortened),
		isList: values !== null && values.length > 0,
		isTime: times && !dates,
		dates: dates && dateChoice(dates)
	}));
}

function dateChoice({ example, style: best, ambiguous }: DateFindings): DateChoice {
	const parts = readParts(example);
	const styles = (Object.keys(dateStyles) as DateStyle[]).flatMap((style) => {
		const day = parts && dayIn(parts, style);
		return day || style === best ? [{ style, name: dateStyles[style].name, day }] : [];
	});
	return { example, styles, found: ambiguous ? null : best };
}

function shortened(text: string): string {
	const line = text.trim().replace(/\s+/g, ' ');
	return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
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
	/** How many become new entries. */
	added: number;
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
				open: values.filter(({ answer }) => answer === '').length,
				added: values.filter(({ value }) => becomesNew(targets.get(value))).length
			};
		});
}

function becomesNew(target: ValueTarget | undefined): boolean {
	return target !== undefined && 'create' in target;
}

/** What stands in the field for a value: an entry's name, or its id in lists that take no new ones. */
function answerOf(field: ListField, target: ValueTarget | undefined, entries: readonly Entry[]): string {
	if (!target || 'leaveOut' in target) return '';
	if ('create' in target) return target.create;
	if (!takesNewEntries(field)) return target.entry;
	return entries.find(({ id }) => id === target.entry)?.name ?? '';
}
