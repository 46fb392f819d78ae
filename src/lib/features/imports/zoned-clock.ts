import { addDays, dayOf, type Day } from '../../shared/days';
import { hourOf, instantOf, offsetOf } from '../../shared/zoned';

/** The organisation's calendar and clock, quick enough for hundreds of thousands of rows. */
export interface ZonedClock {
	/** The local date of an instant in epoch milliseconds. */
	dayOf(milliseconds: number): Day;
	/** The local hour of an instant in epoch milliseconds, 0 to 23. */
	hourOf(milliseconds: number): number;
	/** The instant of a local date and the seconds since its midnight. */
	instantOf(day: Day, seconds: number): Date;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Clocks have changed on the quarter of an hour since 1973, so one answer does for all of it. */
const QUARTER_SECONDS = 900;

const MOST_REMEMBERED = 50_000;

/**
 * A clock that remembers what it has worked out, because time zones are slow to ask. On a day on which the clock is not
 * changed, all of it follows from one answer; the few others are asked quarter by quarter.
 */
export function zonedClock(timeZone: string): ZonedClock {
	/** By the day in UTC: what the local clock is ahead, in milliseconds; null where that changes. */
	const offsets = new Map<number, number | null>();
	/** By the local day: its start; null where it has not 24 hours. */
	const starts = new Map<Day, number | null>();
	const quarters = new Map<string, number>();

	const aheadAt = (milliseconds: number) => offsetOf(new Date(milliseconds), timeZone);

	/** The local clock as if it were UTC; null on a day on which it is changed. */
	function local(milliseconds: number): number | null {
		const utcDay = Math.floor(milliseconds / DAY_MS);
		const offset = remembered(offsets, utcDay, () => {
			const ahead = aheadAt(utcDay * DAY_MS);
			return ahead === aheadAt((utcDay + 1) * DAY_MS) ? ahead : null;
		});
		return offset === null ? null : milliseconds + offset;
	}

	const startOf = (day: Day) => instantOf(day, '00:00', timeZone).getTime();

	return {
		dayOf(milliseconds) {
			const shifted = local(milliseconds);
			if (shifted === null) return dayOf(new Date(milliseconds), timeZone);
			return new Date(shifted).toISOString().slice(0, 10);
		},
		hourOf(milliseconds) {
			const shifted = local(milliseconds);
			if (shifted === null) return hourOf(new Date(milliseconds), timeZone);
			return Math.floor((((shifted % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS);
		},
		instantOf(day, seconds) {
			const start = remembered(starts, day, () => {
				const midnight = startOf(day);
				return startOf(addDays(day, 1)) - midnight === DAY_MS ? midnight : null;
			});
			if (start !== null) return new Date(start + seconds * 1000);
			const quarter = Math.floor(seconds / QUARTER_SECONDS);
			const from = remembered(quarters, `${day} ${quarter}`, () =>
				instantOf(day, timeText(quarter * QUARTER_SECONDS), timeZone).getTime()
			);
			return new Date(from + (seconds % QUARTER_SECONDS) * 1000);
		}
	};
}

function remembered<Key, Value>(memory: Map<Key, Value>, key: Key, work: () => Value): Value {
	let value = memory.get(key);
	if (value === undefined) {
		if (memory.size >= MOST_REMEMBERED) memory.clear();
		value = work();
		memory.set(key, value);
	}
	return value;
}

/** Seconds since midnight as `HH:MM`. */
function timeText(seconds: number): string {
	const twoDigits = (number: number) => String(Math.floor(number)).padStart(2, '0');
	return `${twoDigits(seconds / 3600)}:${twoDigits((seconds % 3600) / 60)}`;
}
