import { dayOf, type Day } from './days';
import { hourOf, instantOf } from './zoned';

/** How far ahead of our clock a caller's may run. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** When something happened, as far as that is known. */
export interface Moment {
	occurredAt: Date;
	occurredOn: Day;
	/** Null where only the day is known. */
	occurredHour: number | null;
}

/**
 * The moment that a form tells of: now where it says nothing, noon of a day that is said without a time.
 * @param givenTime `HH:MM` on the clock of the time zone
 */
export function momentOf(day: Day | null, givenTime: string | null, now: Date, timeZone: string): Moment {
	const occurredOn = day ?? dayOf(now, timeZone);
	const onlyTheDay = givenTime === null && occurredOn !== dayOf(now, timeZone);
	const time = givenTime ?? (onlyTheDay ? '12:00' : null);
	const occurredAt = time ? instantOf(occurredOn, time, timeZone) : now;
	return { occurredAt, occurredOn, occurredHour: onlyTheDay ? null : hourOf(occurredAt, timeZone) };
}

/** The moment of an instant, by the organisation's clock. */
export function momentAt(occurredAt: Date, timeZone: string): Moment {
	return { occurredAt, occurredOn: dayOf(occurredAt, timeZone), occurredHour: hourOf(occurredAt, timeZone) };
}
