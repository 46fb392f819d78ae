import { addDays, mondayOf, type Day, type Period } from '../../shared/days';
import { namedPeriods, periodFrom, type PeriodChoice } from '../../shared/period';

/** Whether contact reasons are counted as they were recorded, or each with its parts. */
export type ReasonLevel = 'entry' | 'top';

/** In the address of the list, stands for records without any. */
export const NONE = 'none';

/** In the address, stands for the weeks of every escalation. */
export const EVERY_ESCALATION = 'all';

/** In the address, asks for weeks per 1,000 contacts. */
export const PER_CONTACTS = 'rate';

/** What Insights are about, as the address says it. */
export interface InsightsFilter {
	choice: PeriodChoice;
	team: string | null;
	brand: string | null;
	channel: string | null;
	reasonLevel: ReasonLevel;
	/** Whose weeks are charted: a cause, a reason, every escalation; null for the first cause. */
	trend: string | null;
	/** Whether weeks are charted per 1,000 contacts rather than as counts. */
	perContacts: boolean;
}

/** A team, brand, channel, cause or reason to choose from. */
export interface Named {
	id: string;
	name: string;
	archived: boolean;
}

/** The full weeks that a trend looks back at least, so that its limits rest on something. */
const WEEKS_CHARTED = 26;

/** The period that is shown where nobody asked for one, and the last 90 days hold nothing. */
const DAYS_OF_OLD_RECORDS = 364;

/**
 * Reads the filter from an address. A period asked for by name wins over two days that were left in the form.
 * @param lastRecord the day of the newest record, for addresses that name no period: an import of last year's cases
 * is shown by its own last year, not by the empty days since
 */
export function filterFrom(search: URLSearchParams, today: Day, lastRecord: Day | null): InsightsFilter {
	const value = (name: string) => search.get(name)?.slice(0, 200) || null;
	return {
		choice: choiceFrom(search, today, lastRecord),
		team: value('team'),
		brand: value('brand'),
		channel: value('channel'),
		reasonLevel: value('level') === 'top' ? 'top' : 'entry',
		trend: value('trend'),
		perContacts: value('measure') === PER_CONTACTS
	};
}

function choiceFrom(search: URLSearchParams, today: Day, lastRecord: Day | null): PeriodChoice {
	const asked = search.get('period') ?? '';
	if (Object.hasOwn(namedPeriods, asked)) return periodFrom(new URLSearchParams({ period: asked }), today);
	const choice = periodFrom(search, today);
	if (asked === 'custom') return { ...choice, name: 'custom' };
	if (choice.name === 'custom' || lastRecord === null || lastRecord >= choice.period.from) return choice;
	return { name: 'custom', period: { from: addDays(lastRecord, 1 - DAYS_OF_OLD_RECORDS), to: lastRecord } };
}

/** The query of an address that shows Insights with this filter, some of it changed. */
export function searchOf(filter: InsightsFilter, changes: Partial<InsightsFilter> = {}): string {
	const { choice, team, brand, channel, reasonLevel, trend, perContacts } = { ...filter, ...changes };
	const { from, to } = choice.period;
	return queryOf({
		...(choice.name === 'custom' ? { from, to } : { period: choice.name }),
		team,
		brand,
		channel,
		level: reasonLevel === 'top' ? 'top' : null,
		trend,
		measure: perContacts ? PER_CONTACTS : null
	});
}

/** A page links to a hundred addresses, for which URLSearchParams takes longer than for all else. */
function queryOf(values: Record<string, string | number | null | undefined>): string {
	let query = '?';
	for (const [name, value] of Object.entries(values)) {
		if (value) query += `${query === '?' ? '' : '&'}${name}=${encodeURIComponent(value)}`;
	}
	return query;
}

/** What a mark of a chart stands for, beside the filter. */
export interface Mark {
	cause?: string;
	reason?: string;
	/** A reason without its parts. */
	reasonOnly?: string;
	/** Why the first line could not finish. */
	firstLine?: string;
	outcome?: string;
	avoidable?: string;
	state?: 'resolved';
	repeat?: 'yes';
	tier?: number;
	/** 1 for Mondays to 7 for Sundays. */
	weekday?: number;
	/** 0 to 23. */
	hour?: number;
	period?: Period;
}

/** The list of exactly the escalations that a mark stands for. */
export function casesAddress(filter: InsightsFilter, mark: Mark): string {
	const { from, to } = mark.period ?? filter.choice.period;
	return `/escalations${queryOf({
		from,
		to,
		team: filter.team,
		brand: filter.brand,
		channel: filter.channel,
		cause: mark.cause,
		reason: mark.reason,
		'reason-only': mark.reasonOnly,
		'first-line': mark.firstLine,
		outcome: mark.outcome,
		avoidable: mark.avoidable,
		state: mark.state,
		repeat: mark.repeat,
		tier: mark.tier,
		weekday: mark.weekday,
		hour: mark.hour === undefined ? null : String(mark.hour)
	})}`;
}

/** The days whose weeks a trend shows: the period, and before a short one enough weeks to tell what is usual. */
export function trendWindow({ from, to }: Period): Period {
	const earliest = addDays(mondayOf(to), -7 * WEEKS_CHARTED);
	const first = mondayOf(from);
	return { from: first < earliest ? first : earliest, to };
}
