import { addDays, dayOf } from '../../src/lib/shared/days';
import { instantOf } from '../../src/lib/shared/zoned';
import type { Stage } from './handling';

/**
 * How many minutes ago it was a time of some past day, on the clock of the people of the demo.
 * @param daysAgo at least 1, so that it lies in the past at any hour
 * @param time `HH:MM`
 */
export function minutesSince({ now, as, cast }: Stage, daysAgo: number, time: string): number {
	const { timeZone } = as(cast.Ada, 0).actor.habits;
	const at = instantOf(addDays(dayOf(now, timeZone), -daysAgo), time, timeZone);
	return Math.max(1, Math.round((now.getTime() - at.getTime()) / 60_000));
}
