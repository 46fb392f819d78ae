import { dayOf, type Day } from '../../shared/days';
import { hourOf, instantOf } from '../../shared/zoned';

/** The organisation's calendar and clock, quick enough for hundreds of thousands of rows. */
export interface ZonedClock {
	/** The local date of an instant in epoch milliseconds. */
	dayOf(milliseconds: number): Day;
	/** The local hour of an instant in epoch milliseconds, 0 to 23. */
	hourOf(milliseconds: number): number;
	/** The instant of a local date and the seconds since its midnight. */
	instantOf(day: Day, seconds: number): Date;
}

/** Clocks have changed on the quarter of an hour since 1973, so one answer does for all of it. */
const QUARTER_SECONDS = 900;

const MOST_REMEMBERED = 50_000;

/** A clock that remembers what it has worked out, because time zones are slow to ask. */
export function zonedClock(timeZone: string): ZonedClock {
	const days = new Map<number, Day>();
	const hours = new Map<number, number>();
	const instants = new Map<string, number>();
	return {
		dayOf(milliseconds) {
			const quarter = Math.floor(milliseconds / (QUARTER_SECONDS * 1000));
			return remembered(days, quarter, () => dayOf(new Date(milliseconds), timeZone));
		},
		hourOf(milliseconds) {
			const quarter = Math.floor(milliseconds / (QUARTER_SECONDS * 1000));
			return remembered(hours, quarter, () => hourOf(new Date(milliseconds), timeZone));
		},
		instantOf(day, seconds) {
			const quarter = Math.floor(seconds / QUARTER_SECONDS);
			const start = remembered(instants, `${day} ${quarter}`, () =>
				instantOf(day, timeText(quarter * QUARTER_SECONDS), timeZone).getTime()
			);
			return new Date(start + (seconds % QUARTER_SECONDS) * 1000);
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
