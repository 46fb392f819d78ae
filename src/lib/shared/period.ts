import { addDays, isDay, type Day, type Period } from './days';

/** Periods offered by name; everything else is two dates. The last day is today. */
export const namedPeriods = {
	'30d': { label: 'Last 30 days', days: 30 },
	'90d': { label: 'Last 90 days', days: 90 },
	'26w': { label: 'Last 26 weeks', days: 182 },
	'52w': { label: 'Last 52 weeks', days: 364 }
} as const;

export type NamedPeriod = keyof typeof namedPeriods;

/** What the address says about the period, before it is resolved against today. */
export interface PeriodChoice {
	name: NamedPeriod | 'custom';
	period: Period;
}

/** Longest period a page answers for; a longer one is cut at its start. */
export const LONGEST_PERIOD_DAYS = 3700;

/**
 * Reads `period=90d` or `from=…&to=…` from an address. Anything unreadable falls back to the last 90 days,
 * and a reversed pair is put in order, so that a shared link never fails.
 */
export function periodFrom(search: URLSearchParams, today: Day): PeriodChoice {
	const from = search.get('from');
	const to = search.get('to');
	if (from && to && isDay(from) && isDay(to)) {
		const [first, last] = from <= to ? [from, to] : [to, from];
		const earliest = addDays(last, 1 - LONGEST_PERIOD_DAYS);
		return { name: 'custom', period: { from: first < earliest ? earliest : first, to: last } };
	}
	const asked = search.get('period');
	const name: NamedPeriod = asked && Object.hasOwn(namedPeriods, asked) ? (asked as NamedPeriod) : '90d';
	return { name, period: { from: addDays(today, 1 - namedPeriods[name].days), to: today } };
}
