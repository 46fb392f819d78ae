import type { Context } from '$lib/server/context';
import { addDays, dayOf, mondayOf, type Day } from '$lib/shared/days';

/** How the work for an occasion stands: begun, done, to be tried again, or given up. */
export type JobState = 'running' | 'done' | 'failed' | 'given-up';

/** When something is done, on the organisation's own clock. */
export type Schedule =
	| { every: 'day'; hour: number }
	/** @property weekday 1 for Monday to 7 */
	| { every: 'week'; weekday: number; hour: number };

/** Something that is done by the clock for every organisation. */
export interface Job {
	/** A lasting name: what was done is remembered by it. */
	name: string;
	schedule: Schedule;
	/**
	 * Does it, as the program (`programOf`). It may come twice for one occasion, where a process was killed in the middle, so
	 * what it writes has to be looked for first, in the transaction that writes it.
	 * @param occasion the day, or the Monday of the week, that it was due for
	 */
	run(context: Context, occasion: Day): Promise<void>;
}

/**
 * The last time that something was due: its day, or the Monday of its week. An hour that the clock skips in spring is over
 * when the next one begins, and one that comes twice in autumn is one occasion.
 */
export function lastOccasion(schedule: Schedule, now: Date, timeZone: string): Day {
	const today = dayOf(now, timeZone);
	const isLater = hourOf(now, timeZone) >= schedule.hour;
	if (schedule.every === 'day') return isLater ? today : addDays(today, -1);
	const monday = mondayOf(today);
	const dueOn = addDays(monday, schedule.weekday - 1);
	return today > dueOn || (today === dueOn && isLater) ? monday : addDays(monday, -7);
}

function hourOf(now: Date, timeZone: string): number {
	const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone });
	return Number(format.format(now));
}
