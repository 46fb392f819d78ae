import { splitCauses, type Field, type Mapping, type MomentField } from '../mapping';
import { inEnglish } from './header-words';
import type { ColumnProfile, FileProfile } from '../profile';

/** What a column's values must be like to become a field. */
type Likeness = (column: ColumnProfile, rows: number, name: string) => boolean;

const isDated: Likeness = ({ dates }, _, name) =>
	dates !== null &&
	dates.share >= 0.5 &&
	(!dates.style.startsWith('epoch') ||
		/date|time|stamp|created|opened|received|reported|submitted|started|closed|resolved|solved|ended|completed|finished|\bat\b/.test(
			name
		));
const isTime: Likeness = ({ times, dates }) => times && !dates;
const isList: Likeness = ({ values }, rows) =>
	values !== null && values.length > 0 && (values.length <= 30 || values.length <= rows / 2);
const isNumber: Likeness = ({ samples }) =>
	samples.length > 0 &&
	samples.filter((sample) => /^\D{0,4}\d[\d.,' ]*\D{0,4}$/.test(sample.trim())).length >= samples.length / 2;
const tellsApart: Likeness = ({ unique, blank }, rows) => unique && blank <= rows / 20;
const isShort: Likeness = ({ samples }) => samples.every((sample) => sample.length <= 80);
const isText: Likeness = ({ samples, values }) =>
	samples.some((sample) => /\p{L}/u.test(sample)) && (values?.length ?? 99) > 1;

/** Names that mean a field, the likeliest first, and what the values must be like. */
const clues: { field: Field; names: RegExp[]; not?: RegExp; likeness: Likeness }[] = [
	{
		field: 'occurred',
		names: [
			/\b(occurred|happened|escalated|incident date|event date)\b/,
			/\b(created|opened|received|reported|submitted|raised|logged)\b/,
			/\bstart(ed)?\b/,
			/^(date|day|when|timestamp|time ?stamp|datetime)\b/,
			/\b(date|day|time)\b/,
			/./
		],
		not: /\b(clos|resol|solv|updat|modif|sent|due|end|birth|first response|last|complet|finish|pickup|ship)/,
		likeness: isDated
	},
	{
		field: 'resolved',
		names: [/\b(resolved|solved|resolution)\b/, /\b(clos(ed|e|ing)|completed|finished|ended?)\b/],
		likeness: isDated
	},
	{ field: 'occurredTime', names: [/^time\b/, /\btime\b/], not: /clos|resol|solv|respon/, likeness: isTime },
	{
		field: 'reference',
		names: [
			/^(reference|ticket|case|incident|complaint|escalation|conversation|request|record|event|issue)? ?(id|number|no|nr|ref|reference|key)?$/,
			/\b(ticket|case|incident|complaint|escalation|conversation|request|record)\b.*\b(id|number|no|nr|ref|key)\b/,
			/\b(id|number|reference)$/
		],
		not: /\b(customer|client|user|order|agent|group|parent|product|brand|organi[sz]ation|requester|submitter|assignee|form)\b/,
		likeness: (column, rows, name) => tellsApart(column, rows, name) && isShort(column, rows, name)
	},
	{
		field: 'cause',
		names: [/\bcauses?\b/, /\bcontribut/, /\b(fault|defect|problem) (code|type|category)\b/],
		likeness: isList
	},
	{
		field: 'reason',
		names: [
			/\b(contact|call|ticket|case|request|inquiry|enquiry) ?(reason|category|topic)\b|\b(complaint (type|reason|category)|(request|inquiry|enquiry) type)\b/,
			/^(reason|intent|topic|issue|category)\b/,
			/\b(reason|category|topic|issue type|issue)\b/,
			/^((ticket|case) )?type$/
		],
		not: /\b(sub|escalat|clos|resol|cause|why|cancel)/,
		likeness: isList
	},
	{
		field: 'channel',
		names: [/\bchannel\b/, /\bvia\b/, /\bcontact type\b/, /\b(medium|origin|source)\b/, /\bmode\b/],
		not: /\b(id|address|name)\b/,
		likeness: isList
	},
	{
		field: 'first-line',
		names: [
			/\b(why|reason).*\bescalat/,
			/\bescalat\w* (reason|because|why)\b/,
			/\bfirst line\b/,
			/\bhand ?(up|over) reason\b/
		],
		likeness: isList
	},
	{
		field: 'outcome',
		names: [
			/\boutcome\b/,
			/\b(complaint|case|ticket)? ?result\b/,
			/\b(resolution|disposition|close[d]? code|response to)\b/
		],
		not: /\b(date|time|at|on|status)\b/,
		likeness: isList
	},
	{ field: 'severity', names: [/\bseverity\b/, /\bpriority\b/, /\b(impact|urgency)\b/], likeness: isList },
	{
		field: 'tier',
		names: [/\b(tier|escalation level|support level|support line)\b/],
		likeness: isList
	},
	{ field: 'avoidable', names: [/\b(avoidable|preventable)\b/], likeness: isList },
	{
		field: 'brand',
		names: [/\bbrand\b/, /\b(shop|storefront|marketplace)\b/],
		not: /\bid\b/,
		likeness: isList
	},
	{
		field: 'customerReference',
		names: [
			/\b(customer|client|consumer) ?(id|number|no|ref|reference|email)\b/,
			/\b(caller|requester|contact|user) ?(id|email)\b/,
			/^(customer|client|caller|requester)$/
		],
		likeness: isShort
	},
	{
		field: 'orderReference',
		names: [/\b(order|purchase) ?(id|number|no|nr|ref|reference)\b/, /^order$/],
		likeness: isShort
	},
	{
		field: 'amount',
		names: [/\b(restitution|compensation|refund(ed)?|goodwill|credit)\b/, /\bamount\b/, /\b(value|cost)\b/],
		not: /\b(reason|type|id|date)\b/,
		likeness: isNumber
	},
	{
		field: 'summary',
		names: [
			/\b(summary|subject|title|headline)\b|^(ticket|case|conversation) name$/,
			/\b(short description|what happened|customer complaint)\b/,
			/\b(description|narrative|details|utterance|message|comment|text|body)\b/
		],
		not: /\b(id|consent|type)\b/,
		likeness: isText
	}
];

/**
 * Which column is likely to be which field, by its name and by what is in it. A column becomes one field at most.
 * @param header names of the columns; where the file has none, only values can speak
 */
export function guessColumns(profile: FileProfile, hasHeader: boolean): Pick<Mapping, 'columns' | 'styles'> {
	const columns: Mapping['columns'] = {};
	const taken = new Set<number>();
	for (const { field, names, not, likeness } of clues) {
		const place = bestColumn(profile, hasHeader, taken, names, not, likeness);
		if (place === null) continue;
		columns[field] = place;
		taken.add(place);
	}
	if (
		columns.occurredTime !== undefined &&
		(columns.occurred === undefined || datesOf(profile, columns.occurred)?.withTime)
	) {
		delete columns.occurredTime;
	}
	return { columns, styles: guessStyles(profile, columns) };
}

function bestColumn(
	profile: FileProfile,
	hasHeader: boolean,
	taken: ReadonlySet<number>,
	names: RegExp[],
	not: RegExp | undefined,
	likeness: Likeness
): number | null {
	for (const pattern of names) {
		for (const [place, column] of profile.columns.entries()) {
			const name = hasHeader ? plainName(profile.header[place]!) : '';
			if (taken.has(place) || !pattern.test(name || '?') || (not && not.test(name))) continue;
			if (likeness(column, profile.rows, name)) return place;
		}
	}
	return null;
}

/** A name as English words: `opened_at`, `openedAt` and `Opened at` are the same, and so is `Custom field (Opened at)`. */
function plainName(name: string): string {
	const words = name
		.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.replaceAll('#', ' number ')
		.replace(/[^\p{L}\p{M}\d]+/gu, ' ')
		.trim();
	return inEnglish(words.replace(/^custom field /, ''));
}

/** The styles that the values leave no doubt about; the others are for the user to choose. */
export function guessStyles(profile: FileProfile, columns: Mapping['columns']): Mapping['styles'] {
	const styles: Mapping['styles'] = {};
	for (const field of ['occurred', 'resolved'] satisfies MomentField[]) {
		const dates = datesOf(profile, columns[field]);
		if (dates && !dates.ambiguous) styles[field] = dates.style;
	}
	return styles;
}

function datesOf(profile: FileProfile, place: number | undefined) {
	return place === undefined ? null : (profile.columns[place]?.dates ?? null);
}

/**
 * What stands between several causes in one cell, where splitting leaves fewer different ones than there were. A comma may
 * be part of a cause's name, unless what it sets apart mostly stands alone in other cells.
 */
export function guessCauseSeparator(profile: FileProfile, place: number | undefined): string {
	const values = (place === undefined ? null : profile.columns[place]?.values)?.map(([value]) => value) ?? [];
	const helps = (separator: string) => {
		const split = values.filter((value) => value.includes(separator));
		const parts = new Set(values.flatMap((value) => splitCauses(value, separator)));
		const isUseful = split.length >= values.length / 5 && parts.size < values.length;
		return (
			isUseful && (separator !== ',' || values.filter((value) => parts.has(value)).length > parts.size / 2)
		);
	};
	return [';', '|', '\n', ','].find(helps) ?? '';
}
