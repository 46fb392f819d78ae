import type { Context } from '$lib/server/context';
import { addDays, dayOf, mondayOf } from '$lib/shared/days';

/** How the work for an occasion stands: begun, done, to be tried again, or given up. */
export type JobState = 'running' | 'done' | 'failed' | 'given-up';

/** When something is done, on the organisation's own clock. */
export type Schedule =
	| { every: 'day'; hour: number }
	/** @property weekday 1 for Monday to 7 */
	| { every: 'week'; weekday: number; hour: number }
	/** For what looks itself whether something is due, by whatever clock. */
	| { every: 'quarter-hour' };

/** What a job was due for: a day, the Monday of a week, or a quarter of an hour as `2026-11-17T14:15Z`. */
export type Occasion = string;

/** Something that is done by the clock for every organisation. */
export interface Job {
	/** A lasting name: what was done is remembered by it. */
	name: string;
	schedule: Schedule;
	/**
	 * Does it, as the program (`programOf`). It may come twice for one occasion, where a process was killed in the middle, so
	 * what it writes has to be looked for first, in the transaction that writes it.
	 * @param occasion what it was due for
	 */
	run(context: Context, occasion: Occasion): Promise<void>;
}

const QUARTER_MS = 900_000;

/**
 * The last time that something was due: its day, the Monday of its week, or its quarter of an hour. An hour that the clock skips in spring is over
 * when the next one begins, and one that comes twice in autumn is one occasion.
 */
export function lastOccasion(schedule: Schedule, now: Date, timeZone: string): Occasion {
	if (schedule.every === 'quarter-hour') {
		const began = new Date(Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS);
		return `${began.toISOString().slice(0, 16)}Z`;
	}
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
