import { fromDate, parseDateTime, toZoned } from '@internationalized/date';
import type { Day } from './days';

/**
 * The instant at which a local date and time (`HH:MM` or `HH:MM:SS`) happens in a time zone. Where a clock is put back
 * it is the earlier of two, where it is put forward the time after the gap.
 */
export function instantOf(day: Day, time: string, timeZone: string): Date {
	return toZoned(parseDateTime(`${day}T${time}`), timeZone, 'compatible').toDate();
}

/** The hour and minute of an instant on the clock of a time zone, `HH:MM`. */
export function timeOf(instant: Date, timeZone: string): string {
	return fromDate(instant, timeZone).toString().slice(11, 16);
}

/** The hour of an instant on the clock of a time zone, 0 to 23. */
export function hourOf(instant: Date, timeZone: string): number {
	return fromDate(instant, timeZone).hour;
}

/** What the clock of a time zone is ahead of UTC at an instant, in milliseconds; negative where it is behind. */
export function offsetOf(instant: Date, timeZone: string): number {
	return fromDate(instant, timeZone).offset;
}
