import { dayOf, type Day } from '$lib/shared/days';
import { formatDate, formatInstant, type Habits } from '$lib/shared/format';
import { formatAmount } from '$lib/shared/money';
import type { ReadingContext } from '$lib/server/context';
import { avoidableAnswers, severities, type Severity } from '../../escalations/escalation';
import type { Moment } from '../dates';
import { fieldList, fields, type Field } from '../mapping';
import type { Import } from './imports.server';
import type { NamedChoice, PreviewRow } from './preview.server';

/** The first rows of a file in words, made here so that a page need not know how to write them. */
export interface PreviewTable {
	heads: string[];
	rows: { line: number; rejected: string | null; cells: { text: string; choices: NamedChoice[] }[] }[];
}

/** The first rows as a table of the fields that are taken, the times aside, which stand with their days. */
export function previewTable(
	{ actor, now }: ReadingContext,
	{ mapping, profile }: Import,
	rows: readonly PreviewRow[]
): PreviewTable {
	const shown = fieldList.filter(
		(field) => (field === 'occurred' || mapping.columns[field] !== undefined) && !/Time$/.test(field)
	);
	const today = dayOf(now, actor.habits.timeZone);
	const isTimed = (field: 'occurred' | 'resolved') =>
		mapping.columns[`${field}Time`] !== undefined ||
		(profile.columns[mapping.columns[field] ?? -1]?.dates?.withTime ?? false);
	const timed = { occurred: isTimed('occurred'), resolved: isTimed('resolved') };
	return {
		heads: shown.map((field) => fields[field].label),
		rows: rows.map((row) => ({
			line: row.line,
			rejected: 'rejected' in row ? row.rejected : null,
			cells:
				'rejected' in row
					? []
					: shown.map((field) => ({
							text: words(row, field, timed, actor.habits, today),
							choices: choices(row, field)
						}))
		}))
	};
}

type Shown = Extract<PreviewRow, { draft: object }>;

function words(
	{ draft }: Shown,
	field: Field,
	timed: { occurred: boolean; resolved: boolean },
	habits: Habits,
	today: Day
): string {
	const when = ({ day, instant }: Moment, isTimed: boolean) =>
		isTimed ? formatInstant(instant, habits, today) : formatDate(day, habits);
	switch (field) {
		case 'occurred':
			return when(draft.occurred, timed.occurred);
		case 'resolved':
			return draft.resolved ? when(draft.resolved, timed.resolved) : draft.isResolved ? 'Resolved' : 'Open';
		case 'severity':
			return severities[draft.severity as Severity];
		case 'avoidable':
			return draft.avoidable ? avoidableAnswers[draft.avoidable] : '';
		case 'tier':
			return draft.tier === null ? '' : String(draft.tier);
		case 'amount':
			return draft.amount === null ? '' : formatAmount(draft.amount, habits.currency, habits.locale);
		case 'reference':
		case 'summary':
		case 'customerReference':
		case 'orderReference':
			return draft[field];
		default:
			return '';
	}
}

function choices(row: Shown, field: Field): NamedChoice[] {
	if (field === 'cause') return row.causes;
	const entry = field in row.entries ? row.entries[field as keyof typeof row.entries] : undefined;
	return entry ? [entry] : [];
}
