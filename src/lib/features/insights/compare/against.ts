import { addDays, daysBetween, isDay, type Period } from '../../../shared/days';
import { periodFrom } from '../../../shared/period';

/** What a period can be compared with; `custom` is two days of the reader's choice. */
export const choicesOfAgainst = {
	before: 'The same number of days before',
	year: 'The same weeks a year before',
	custom: 'Other days'
} as const;

export type AgainstName = keyof typeof choicesOfAgainst;

/** The other period of a comparison, and how it was chosen. */
export interface Against {
	name: AgainstName;
	period: Period;
}

/** A year of whole weeks, so that weekdays are compared with themselves. */
const DAYS_OF_A_YEAR = 364;

/** Reads `against=year`, or `against=custom` with two days, from an address; anything unreadable means the days before. */
export function againstFrom(search: URLSearchParams, period: Period): Against {
	const name = search.get('against') ?? '';
	const before = daysBefore(period);
	if (name === 'year') {
		return {
			name,
			period: { from: addDays(period.from, -DAYS_OF_A_YEAR), to: addDays(period.to, -DAYS_OF_A_YEAR) }
		};
	}
	if (name !== 'custom') return { name: 'before', period: before };
	const [from, to] = [search.get('against-from') ?? '', search.get('against-to') ?? ''];
	if (!isDay(from) || !isDay(to)) return { name, period: before };
	return { name, period: periodFrom(new URLSearchParams({ from, to }), to).period };
}

/** The part of an address that says what is compared with; nothing for the days before. */
export function againstToSearch({ name, period }: Against): [string, string][] {
	if (name === 'before') return [];
	if (name === 'year') return [['against', name]];
	return [
		['against', name],
		['against-from', period.from],
		['against-to', period.to]
	];
}

function daysBefore({ from, to }: Period): Period {
	return { from: addDays(from, -1 - daysBetween(from, to)), to: addDays(from, -1) };
}
