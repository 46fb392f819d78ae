import { formatDay, formatInstant, type Habits } from '../../shared/format';
import { formatAmount } from '../../shared/money';
import {
	avoidableAnswers,
	severities,
	type Avoidable,
	type EscalationRecord,
	type FieldChange,
	type Severity
} from './escalation';
import { customerAnswers, type CustomerAnswer } from './follow-up';

/** The fields of a record that can be corrected, as its page names them. */
export const correctableFields = {
	occurredAt: 'When it happened',
	team: 'Team',
	brand: 'Brand',
	channel: 'Channel',
	reason: 'Contact reason',
	causes: 'Contributing causes',
	firstLine: 'Why the first line could not finish',
	outcome: 'Outcome',
	amount: 'Amount',
	avoidable: 'Could it have been spared?',
	severity: 'Severity',
	tier: 'Tier',
	customerReference: 'Customer',
	orderReference: 'Order',
	authorityLimit: 'Authority limit at the time',
	followUpDueOn: 'Follow-up due',
	followUpAnswer: 'What the customer said',
	followUpResult: 'What came of the follow-up',
	summary: 'What happened'
} as const;

/** A record with what came of its follow-up. */
export type Correctable = EscalationRecord & {
	followUpAnswer: CustomerAnswer | null;
	followUpResult: string | null;
};

export type CorrectableField = keyof typeof correctableFields;

type Value = FieldChange['before'];

type NameOf = (id: string | null) => string | null;

/** What differs between two versions of a record, in the order of its page. */
export function changesBetween(
	before: Correctable,
	after: Correctable,
	nameOf: NameOf
): (FieldChange & { field: CorrectableField })[] {
	const [idsBefore, idsAfter] = [identities(before), identities(after)];
	const [shownBefore, shownAfter] = [shownValues(before, nameOf), shownValues(after, nameOf)];
	return (Object.keys(correctableFields) as CorrectableField[])
		.filter((field) => idsBefore[field] !== idsAfter[field])
		.map((field) => ({ field, before: shownBefore[field], after: shownAfter[field] }));
}

/** What tells one value of a field from another; two entries of a list may have the same name. */
function identities(record: Correctable): Record<CorrectableField, Value> {
	return {
		...shownValues(record, (id) => id),
		causes: record.causeIds.toSorted().join()
	};
}

function shownValues(record: Correctable, nameOf: NameOf): Record<CorrectableField, Value> {
	return {
		occurredAt: record.occurredAt.toISOString(),
		team: nameOf(record.teamId),
		brand: nameOf(record.brandId),
		channel: nameOf(record.channelId),
		reason: nameOf(record.reasonId),
		causes: record.causeIds.map(nameOf).toSorted().join(', ') || null,
		firstLine: nameOf(record.firstLineId),
		outcome: nameOf(record.outcomeId),
		amount: record.amount,
		avoidable: record.avoidable,
		severity: record.severity,
		tier: record.tier,
		customerReference: record.customerReference || null,
		orderReference: record.orderReference || null,
		authorityLimit: record.authorityLimit,
		followUpDueOn: record.followUpDueOn,
		followUpAnswer: record.followUpAnswer,
		followUpResult: record.followUpResult || null,
		summary: record.summary
	};
}

/** A value as people read it; nothing said is said so. */
export function valueInWords(field: string, value: Value, habits: Habits): string {
	if (value === null || value === '') return 'nothing';
	switch (field) {
		case 'occurredAt':
			return formatInstant(new Date(value), habits);
		case 'amount':
		case 'authorityLimit':
			return formatAmount(Number(value), habits.currency, habits.locale);
		case 'avoidable':
			return avoidableAnswers[value as Avoidable] ?? String(value);
		case 'followUpDueOn':
			return formatDay(String(value), habits);
		case 'followUpAnswer':
			return customerAnswers[value as CustomerAnswer] ?? String(value);
		case 'severity':
			return severities[value as Severity] ?? String(value);
		default:
			return String(value);
	}
}

/** A stretch of a text and whether a correction left it, took it out or put it in. */
export interface Stretch {
	kind: 'same' | 'out' | 'in';
	text: string;
}

/** What a correction did to a text: what lies between the words that both versions begin and end with was replaced. */
export function wordsChanged(before: string, after: string): Stretch[] {
	const [a, b] = [wordsOf(before), wordsOf(after)];
	const shortest = Math.min(a.length, b.length);
	let start = 0;
	while (start < shortest && a[start] === b[start]) start += 1;
	let end = 0;
	while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
	const stretches: Stretch[] = [
		{ kind: 'same', text: a.slice(0, start).join('') },
		{ kind: 'out', text: a.slice(start, a.length - end).join('') },
		{ kind: 'in', text: b.slice(start, b.length - end).join('') },
		{ kind: 'same', text: a.slice(a.length - end).join('') }
	];
	return stretches.filter(({ text }) => text !== '');
}

/** Words with the white space before them, so that joined again they are the text. */
function wordsOf(text: string): string[] {
	return text.match(/\s*\S+|\s+$/g) ?? [];
}

/** A field as a page names it. */
export function fieldName(field: string): string {
	return field in correctableFields ? correctableFields[field as CorrectableField] : field;
}
