import type { Day } from '../../shared/days';
import { parseAmount } from '../../shared/money';
import type { Avoidable } from '../escalations/escalation';
import { readMoment, type Moment } from './dates';
import { isUtf8ReadAs1252 } from './detection/misread';
import { columnName, type Rejection } from './import';
import {
	isMissing,
	listFields,
	splitCauses,
	takesNewEntries,
	type Field,
	type GrowingList,
	type ListField,
	type Mapping,
	type MomentField,
	type TextField,
	type TimeField,
	type ValueTarget
} from './mapping';
import { LONGEST_LIST_VALUE } from './profile';
import type { ZonedClock } from './zoned-clock';

/** An entry of one of our lists: known by its id, or by the name it will be made under. */
export type EntryChoice = { entry: string } | { create: string };

/** A row as it will be stored, but for what the database gives it. */
export interface Draft {
	/** The record's own number; empty where there is none. */
	reference: string;
	occurred: Moment;
	resolved: Moment | null;
	isResolved: boolean;
	summary: string;
	customerReference: string;
	orderReference: string;
	/** Minor units. */
	amount: number | null;
	severity: number;
	avoidable: Avoidable | null;
	/** Null where the file does not say it. */
	tier: number | null;
	entries: Partial<Record<Exclude<GrowingList, 'cause'>, EntryChoice>>;
	causes: EntryChoice[];
	/** Lists for which the row has a value that was left out. */
	leftOut: ListField[];
}

/** What reading a row depends on beside the row. */
export interface RowRules {
	header: readonly string[];
	mapping: Mapping;
	clock: ZonedClock;
	currency: string;
	/** The last day that is not yet the future. */
	lastDay: Day;
	/** Whether U+FFFD stands for bytes that could not be decoded. */
	replacementIsDamage: boolean;
	/** Whether the file is read as Windows-1252, in which lines of another export may be UTF-8. */
	mayHoldUtf8: boolean;
	delimiter: string;
}

const LONGEST: Record<TextField, number> = {
	reference: 200,
	summary: 20_000,
	customerReference: 200,
	orderReference: 200
};

const DEFAULT_SEVERITY = 2;

/** Reads rows by a mapping. Each is a draft, or the reason why it is not taken. */
export function rowReader(rules: RowRules): (cells: readonly string[]) => Draft | Rejection {
	const { mapping, header } = rules;
	const { columns } = mapping;
	const missing = new Set(mapping.missing.map((text) => text.trim()));
	const targets = Object.fromEntries(
		listFields.map((field) => [field, new Map(mapping.values[field])])
	) as Record<ListField, Map<string, ValueTarget>>;

	const cell = (cells: readonly string[], field: Field): string => {
		const place = columns[field];
		if (place === undefined) return '';
		const text = cells[place] ?? '';
		return isMissing(text, missing) ? '' : text;
	};

	function moment(
		cells: readonly string[],
		field: MomentField,
		timeField: TimeField
	): Moment | Rejection | null {
		const text = cell(cells, field);
		if (text === '') return null;
		const read = readMoment(
			text,
			mapping.styles[field] ?? 'year-month-day',
			rules.clock,
			cell(cells, timeField)
		);
		const name = columnName(header, columns[field]!);
		if ('why' in read) return { code: read.code, reason: `“${short(text)}” in ${name} ${read.why}.` };
		if (read.day <= rules.lastDay) return read;
		return { code: 'date-out-of-range', reason: `“${short(text)}” in ${name} lies in the future.` };
	}

	function text(cells: readonly string[], field: TextField): string | Rejection {
		const value = cell(cells, field);
		return value.length > LONGEST[field] ? tooLong(field, value, LONGEST[field]) : value;
	}

	function tooLong(field: Field, value: string, longest: number): Rejection {
		const name = columnName(header, columns[field]!);
		return {
			code: 'too-long',
			reason: `${name} has ${value.length} characters; at most ${longest} can be stored.`
		};
	}

	return (cells) => {
		const unusable = whyUnusable(cells, rules);
		if (unusable) return unusable;

		const occurred =
			mapping.day === null ? moment(cells, 'occurred', 'occurredTime') : wholeDay(mapping.day, rules);
		if (occurred === null)
			return {
				code: 'date-missing',
				reason: `${columnName(header, columns.occurred ?? 0)} is empty, so there is no date.`
			};
		if ('code' in occurred) return occurred;
		const resolved = moment(cells, 'resolved', 'resolvedTime');
		if (resolved && 'code' in resolved) return resolved;

		const texts: Record<TextField, string> = {
			reference: '',
			summary: '',
			customerReference: '',
			orderReference: ''
		};
		for (const field of Object.keys(texts) as TextField[]) {
			const value = text(cells, field);
			if (typeof value !== 'string') return value;
			texts[field] = value;
		}
		const amountText = cell(cells, 'amount');
		const amount = amountText === '' ? null : parseAmount(amountText, rules.currency);
		if (amountText !== '' && amount === null) {
			return {
				code: 'amount',
				reason: `“${short(amountText)}” in ${columnName(header, columns.amount!)} is no amount.`
			};
		}

		const draft: Draft = {
			...texts,
			reference: texts.reference.trim(),
			occurred,
			resolved,
			isResolved: resolved !== null || mapping.unresolved === 'resolved',
			amount,
			severity: DEFAULT_SEVERITY,
			avoidable: null,
			tier: null,
			entries: {},
			causes: [],
			leftOut: []
		};
		for (const field of listFields) {
			if (columns[field] === undefined) continue;
			const value = cell(cells, field);
			if (value === '') continue;
			if (value.length > LONGEST_LIST_VALUE && field !== 'cause')
				return tooLong(field, value, LONGEST_LIST_VALUE);
			for (const part of field === 'cause' ? splitCauses(value, mapping.causeSeparator) : [value]) {
				if (part.length > LONGEST_LIST_VALUE) return tooLong(field, part, LONGEST_LIST_VALUE);
				if (isMissing(part, missing)) continue;
				place(draft, field, targets[field].get(part));
			}
		}
		return draft;
	};
}

/** Puts what a value becomes where it belongs. */
function place(draft: Draft, field: ListField, target: ValueTarget | undefined): void {
	if (!target || 'leaveOut' in target) {
		if (!draft.leftOut.includes(field)) draft.leftOut.push(field);
	} else if (field === 'cause') {
		if (!draft.causes.some((cause) => sameChoice(cause, target))) draft.causes.push(target);
	} else if (takesNewEntries(field)) {
		draft.entries[field] = target;
	} else if ('entry' in target) {
		if (field === 'severity') draft.severity = Number(target.entry);
		if (field === 'avoidable') draft.avoidable = target.entry as Avoidable;
		if (field === 'tier') draft.tier = Number(target.entry);
	}
}

function sameChoice(a: EntryChoice, b: EntryChoice): boolean {
	return 'entry' in a ? 'entry' in b && a.entry === b.entry : 'create' in b && a.create === b.create;
}

/** Why a row cannot be read at all, whatever its columns mean. */
function whyUnusable(
	cells: readonly string[],
	{ header, replacementIsDamage, mayHoldUtf8, delimiter }: RowRules
): Rejection | null {
	if (cells.every((text) => text.trim() === '')) {
		return { code: 'empty-row', reason: 'Every cell of this row is empty.' };
	}
	if (cells.some((text) => text.charCodeAt(0) === QUOTE && swallowedRows(text, delimiter))) {
		return {
			code: 'quotes',
			reason:
				'A quotation mark opens in this row and is not closed where its cell ends, so it may have swallowed the next rows.'
		};
	}
	const surplus = cells.slice(header.length).some((text) => text.trim() !== '');
	if (cells.length < header.length || surplus) {
		return {
			code: 'cell-count',
			reason: `This row has ${counted(cells.length, 'cell')}, the file has ${counted(header.length, 'column')}.`
		};
	}
	const unreadable = cells.findIndex(
		(text) => text.includes('\0') || (replacementIsDamage && text.includes('\ufffd'))
	);
	if (unreadable >= 0) {
		return {
			code: 'characters',
			reason: `${columnName(header, unreadable)} holds characters that cannot be read in this file’s encoding.`
		};
	}
	const misread = mayHoldUtf8 ? cells.findIndex(isUtf8ReadAs1252) : -1;
	if (misread < 0) return null;
	return {
		code: 'characters',
		reason: `${columnName(header, misread)} is written in UTF-8, while this file is read in another encoding.`
	};
}

const QUOTE = '"'.charCodeAt(0);

/**
 * Whether a cell that kept its opening quotation mark ran over a line end, and what follows looks like another row.
 * The parser keeps the mark where text goes on after the closing one.
 */
function swallowedRows(text: string, delimiter: string): boolean {
	const closing = text.indexOf('"', 1);
	const lineEnd = text.indexOf('\n');
	return lineEnd > 0 && closing > lineEnd && text.slice(lineEnd, closing).includes(delimiter);
}

function wholeDay(day: Day, { clock }: RowRules): Moment {
	return { day, instant: clock.instantOf(day, 0), hour: null };
}

function short(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function counted(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
