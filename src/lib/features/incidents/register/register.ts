import { addDays, type Day } from '../../../shared/days';

/** Counts below this could point at a person, so no report shows them. */
export const COUNT_FLOOR = 5;

/** A quarter of a year. */
export interface Quarter {
	/** As an address writes it: `2026-Q4`. */
	key: string;
	from: Day;
	to: Day;
}

/** The quarter that an address names, else the one that the day lies in. */
export function quarterFrom(key: string | null, today: Day): Quarter {
	const [, year, quarter] = /^(20\d\d)-Q([1-4])$/.exec(key ?? '') ?? [];
	return year && quarter ? quarterOf(Number(year), Number(quarter)) : quarterOn(today);
}

/** The quarter that a day lies in. */
export function quarterOn(day: Day): Quarter {
	return quarterOf(Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3));
}

/** The last quarters up to the one that the day lies in, the latest first. */
export function quartersUntil(today: Day, count: number): Quarter[] {
	const quarters = [quarterOn(today)];
	while (quarters.length < count) quarters.push(quarterOn(addDays(quarters.at(-1)!.from, -1)));
	return quarters;
}

function quarterOf(year: number, quarter: number): Quarter {
	const from = (at: number) => {
		const [inYear, month] = at > 4 ? [year + 1, 1] : [year, at * 3 - 2];
		return `${inYear}-${String(month).padStart(2, '0')}-01`;
	};
	return { key: `${year}-Q${quarter}`, from: from(quarter), to: addDays(from(quarter + 1), -1) };
}

/** A part of what was counted; null where it is not shown. */
export interface Shown {
	key: string;
	count: number | null;
}

/**
 * The parts of a count as a report may show them. Parts under the floor are left out, and as many of the smallest others as
 * it takes so that nobody can subtract their way to them: what is left out is never a single part, nor under the floor
 * together, as long as there is anything else to leave out.
 */
export function withFloor(parts: readonly { key: string; count: number }[]): Shown[] {
	const bySize = parts.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count);
	let hidden = bySize.filter(({ count }) => count < COUNT_FLOOR).length;
	const sum = () => bySize.slice(0, hidden).reduce((total, { count }) => total + count, 0);
	while (hidden > 0 && hidden < bySize.length && (hidden === 1 || sum() < COUNT_FLOOR)) hidden += 1;
	const left = new Set(bySize.slice(0, hidden).map(({ key }) => key));
	return parts
		.filter(({ count }) => count > 0)
		.map(({ key, count }) => ({ key, count: left.has(key) ? null : count }));
}

/** A count by itself as a report may show it. */
export function shownCount(count: number): number | null {
	return count > 0 && count < COUNT_FLOOR ? null : count;
}

/** What the register of a quarter says; null in place of what is not shown. */
export interface RegisterFigures {
	total: number | null;
	ended: number | null;
	repeats: number | null;
	breakdowns: { title: string; rows: { name: string; count: number | null }[] }[];
	/** Hours. */
	times: { median: number; ninetieth: number } | null;
	decided: { name: string; count: number }[];
	inForce: number;
	due: number;
	appeals: { upheld: number; varied: number; quashed: number };
}
