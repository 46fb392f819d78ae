import type { Day } from '../../shared/days';
import { taxonomyKinds, type TaxonomyKind } from '../escalations/taxonomy';
import type { DateStyle } from './dates';

/** A list of ours that values of a source can be added to. */
export type GrowingList = TaxonomyKind | 'brand';

/** A list of ours whose entries stand for values of the source: ours to add to, or fixed. */
export type ListField = GrowingList | 'severity' | 'tier' | 'avoidable';

export type MomentField = 'occurred' | 'resolved';
export type TimeField = 'occurredTime' | 'resolvedTime';
export type TextField = 'reference' | 'summary' | 'customerReference' | 'orderReference';

/** What a column can become. */
export type Field = MomentField | TimeField | ListField | TextField | 'amount';

/** Every field in the order in which it is asked for; the first ones make a record useful, the rest are folded away. */
export const fields: Record<Field, { label: string; help?: string; first?: true }> = {
	occurred: { label: 'When it happened', first: true },
	occurredTime: { label: 'Time it happened', help: 'Where the time stands in a column of its own.' },
	reason: { label: 'Contact reason', help: 'What the customer wanted.', first: true },
	cause: { label: 'Contributing causes', help: 'What led to it.', first: true },
	channel: { label: 'Channel', first: true },
	reference: {
		label: 'Reference',
		help: 'The record’s own number. With it, a later export adds only what is new.',
		first: true
	},
	summary: { label: 'Summary', help: 'A title or what happened, in words.', first: true },
	resolved: { label: 'When it was resolved' },
	resolvedTime: { label: 'Time it was resolved', help: 'Where the time stands in a column of its own.' },
	'first-line': { label: 'Why the first line could not finish' },
	outcome: { label: 'Outcome' },
	severity: { label: 'Severity', help: 'Medium where nothing else is said.' },
	tier: { label: 'Tier', help: 'How far it was handed up. The second where nothing else is said.' },
	avoidable: { label: 'Whether it could have been spared' },
	brand: { label: 'Brand' },
	customerReference: { label: 'Customer reference' },
	orderReference: { label: 'Order reference' },
	amount: {
		label: 'Amount',
		help: 'What the outcome cost or granted, in your own currency whatever sign stands beside it.'
	}
};

export const fieldList = Object.keys(fields) as Field[];

const fixedLists: readonly ListField[] = ['severity', 'tier', 'avoidable'];

export const listFields: readonly ListField[] = [
	...(Object.keys(taxonomyKinds) as TaxonomyKind[]),
	'brand',
	...fixedLists
];

export function isListField(field: Field): field is ListField {
	return (listFields as readonly Field[]).includes(field);
}

/** Whether values of the source can be taken over into the list as new entries. */
export function takesNewEntries(field: ListField): field is GrowingList {
	return field === 'brand' || field in taxonomyKinds;
}

/** What a source value becomes: an entry by id, a new entry of that name, or nothing. */
export type ValueTarget = { entry: string } | { create: string } | { leaveOut: true };

/** What is taken from a file. Columns are known by their place in it; the first is 0. */
export interface Mapping {
	columns: Partial<Record<Field, number>>;
	styles: Partial<Record<MomentField, DateStyle>>;
	/** The day of every record, where no column says when it happened. */
	day: Day | null;
	/** What stands between several causes in one cell; empty where a cell holds one. */
	causeSeparator: string;
	/** What becomes of source values; one that is not listed is left out. Pairs, because a value may be `__proto__`. */
	values: Partial<Record<ListField, [value: string, target: ValueTarget][]>>;
	/** Texts that mean "nothing here", such as `?`, `None`, `N/A`. An empty cell always does. */
	missing: string[];
	/** What a record without a day of resolution is. */
	unresolved: 'open' | 'resolved';
}

export const emptyMapping: Mapping = {
	columns: {},
	styles: {},
	day: null,
	causeSeparator: '',
	values: {},
	missing: [],
	unresolved: 'resolved'
};

export const causeSeparators = {
	'': 'Nothing: a cell holds one cause',
	';': 'Semicolon',
	',': 'Comma',
	'|': 'Vertical bar',
	'\n': 'Line break'
};

/** How a source was mapped the last time, with the header that its columns refer to. */
export interface RememberedMapping {
	header: string[];
	mapping: Mapping;
}

/** Whether the cell says nothing. */
export function isMissing(cell: string, missing: ReadonlySet<string>): boolean {
	const text = cell.trim();
	return text === '' || missing.has(text);
}

/** The parts of a cell that holds several causes. */
export function splitCauses(cell: string, separator: string): string[] {
	if (separator === '') return [cell];
	return cell
		.split(separator)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
