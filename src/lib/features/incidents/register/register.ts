/** Counts below this could point at a person, so no report shows them. */
export const COUNT_FLOOR = 5;

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
