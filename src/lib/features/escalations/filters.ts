import { isDay, type Day } from '../../shared/days';
import { avoidableAnswers, HIGHEST_TIER, type Avoidable } from './escalation';

/** The orders a list can have. */
export const listOrders = {
	newest: 'Newest first',
	oldest: 'Oldest first',
	severity: 'Most severe first',
	'follow-up': 'Follow-up due soonest'
} as const;

export type ListOrder = keyof typeof listOrders;

/** What a list of escalations is narrowed to, and its order; every part may be left out. */
export interface EscalationFilters {
	from: Day | null;
	to: Day | null;
	team: string | null;
	brand: string | null;
	channel: string | null;
	/** A contact reason with its parts. */
	reason: string | null;
	/** A contact reason without its parts: recorded as a whole. */
	reasonOnly: string | null;
	cause: string | null;
	firstLine: string | null;
	outcome: string | null;
	state: 'open' | 'resolved' | null;
	followUp: 'due' | 'planned' | null;
	severity: number | null;
	tier: number | null;
	/** The day of the week on which they occurred: 1 for Mondays to 7 for Sundays. */
	weekday: number | null;
	/** The hour of the organisation's clock in which they occurred: 0 to 23. */
	hour: number | null;
	/** An answer, any that says it could have been spared, or none given. */
	avoidable: Avoidable | 'yes' | typeof NONE | null;
	/** The reference of a customer, letter case aside. */
	customer: string | null;
	/** Only repeat contacts of a customer. */
	repeat: 'yes' | null;
	/** Only those that the reader logged. */
	logged: 'me' | null;
	/** Only those that were handed to the reader and have gone nowhere else since. */
	assigned: 'me' | null;
	/** Only those with a link to another one. */
	linked: 'yes' | null;
	import: string | null;
	words: string | null;
	/** Null is newest first. */
	order: ListOrder | null;
}

/** In an address, stands for records without any: `cause=none`. */
export const NONE = 'none';

/** The name of each part in an address. */
const names: Record<keyof EscalationFilters, string> = {
	from: 'from',
	to: 'to',
	team: 'team',
	brand: 'brand',
	channel: 'channel',
	reason: 'reason',
	reasonOnly: 'reason-only',
	cause: 'cause',
	firstLine: 'first-line',
	outcome: 'outcome',
	state: 'state',
	followUp: 'follow-up',
	severity: 'severity',
	tier: 'tier',
	weekday: 'weekday',
	hour: 'hour',
	avoidable: 'avoidable',
	customer: 'customer',
	repeat: 'repeat',
	logged: 'logged',
	assigned: 'assigned',
	linked: 'linked',
	import: 'import',
	words: 'q',
	order: 'sort'
};

/** Reads filters from an address; what cannot be read is left out, so that an old link still opens a list. */
export function filtersFrom(search: URLSearchParams): EscalationFilters {
	const text = (part: keyof EscalationFilters) => search.get(names[part])?.slice(0, 200) || null;
	const day = (part: 'from' | 'to') => (isDay(text(part) ?? '') ? text(part) : null);
	const number = (part: 'severity' | 'tier' | 'weekday' | 'hour', least: number, most: number) => {
		const given = Number(text(part) ?? NaN);
		return Number.isInteger(given) && given >= least && given <= most ? given : null;
	};
	const oneOf = <const Value extends string>(part: keyof EscalationFilters, values: readonly Value[]) =>
		values.find((value) => value === text(part)) ?? null;

	const order = oneOf('order', Object.keys(listOrders) as ListOrder[]);
	const followUp = oneOf('followUp', ['due', 'planned']);
	return {
		from: day('from'),
		to: day('to'),
		team: text('team'),
		brand: text('brand'),
		channel: text('channel'),
		reason: text('reason'),
		reasonOnly: text('reasonOnly'),
		cause: text('cause'),
		firstLine: text('firstLine'),
		outcome: text('outcome'),
		state: oneOf('state', ['open', 'resolved']),
		// Only what has a day can be put in the order of days.
		followUp: followUp ?? (order === 'follow-up' ? 'planned' : null),
		severity: number('severity', 1, 4),
		tier: number('tier', 1, HIGHEST_TIER),
		weekday: number('weekday', 1, 7),
		hour: number('hour', 0, 23),
		avoidable: oneOf('avoidable', [...(Object.keys(avoidableAnswers) as Avoidable[]), 'yes', NONE]),
		customer: text('customer'),
		repeat: oneOf('repeat', ['yes']),
		logged: oneOf('logged', ['me']),
		assigned: oneOf('assigned', ['me']),
		linked: oneOf('linked', ['yes']),
		import: text('import'),
		words: text('words')?.replaceAll('\0', '') || null,
		order: order === 'newest' ? null : order
	};
}

/** The filters as an address writes them. */
export function filtersToSearch(filters: Partial<EscalationFilters>): URLSearchParams {
	const search = new URLSearchParams();
	for (const [part, name] of Object.entries(names)) {
		const value = filters[part as keyof EscalationFilters];
		if (value !== null && value !== undefined) search.set(name, String(value));
	}
	return search;
}

/** Whether anything is left out of the list; an order alone leaves nothing out. */
export function isNarrowed(filters: EscalationFilters): boolean {
	return Object.entries(filters).some(([part, value]) => part !== 'order' && value !== null);
}
