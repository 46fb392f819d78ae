import { daysBetween, type Day } from '../../../shared/days';

/** The time from one day on which something happened to the next. */
export interface TimeBetween {
	/** The day it happened before. */
	from: Day;
	/** The day it happened again. */
	to: Day;
	days: number;
	/** What else was recorded after `from` and until `to`. */
	others: number;
}

/**
 * The times between the days on which something happened; several on one day count as one, as nothing tells how long
 * after each other they were.
 * @param counts by day, in any order
 * @param all by day: everything that was recorded, what is looked for included
 */
export function timesBetween(
	counts: readonly { day: Day; records: number }[],
	all: readonly { day: Day; records: number }[]
): TimeBetween[] {
	const events = added(counts);
	const days = [...events].filter(([, records]) => records > 0).map(([day]) => day);
	const everything = [...added(all)];
	let next = 0;
	return days.slice(1).map((to, place) => {
		const from = days[place]!;
		let others = -(events.get(to) ?? 0);
		while (next < everything.length && everything[next]![0] <= to) {
			const [day, records] = everything[next]!;
			if (day > from) others += records;
			next++;
		}
		return { from, to, days: daysBetween(from, to), others: Math.max(0, others) };
	});
}

/** Counts by day in the order of time. */
function added(counts: readonly { day: Day; records: number }[]): Map<Day, number> {
	const sums = new Map<Day, number>();
	for (const { day, records } of counts) sums.set(day, (sums.get(day) ?? 0) + records);
	return new Map([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
