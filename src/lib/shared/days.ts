import { CalendarDate, fromDate, parseDate, toCalendarDate } from '@internationalized/date';

/** A local date of the organisation, `YYYY-MM-DD`. Sorts as text. */
export type Day = string;

/** Days from `from` to `to`, both included. */
export interface Period {
	from: Day;
	to: Day;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The local date of an instant in a time zone. */
export function dayOf(instant: Date, timeZone: string): Day {
	let formatter = formatters.get(timeZone);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat('en-CA', {
			timeZone,
			year: 'numeric',
			month: '2-digit',
			day: '2-digit'
		});
		formatters.set(timeZone, formatter);
	}
	return formatter.format(instant);
}

/** Whether the text is a day that exists: `2026-02-30` does not. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	try {
		return parseDate(text).toString() === text;
	} catch {
		return false;
	}
}

/** The day so many days later; negative numbers go back. */
export function addDays(day: Day, days: number): Day {
	return parseDate(day).add({ days }).toString();
}

/** Days from `a` to `b`: 1 for today to tomorrow. */
export function daysBetween(a: Day, b: Day): number {
	return Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000);
}

/** The Monday of the ISO week that the day is in. */
export function mondayOf(day: Day): Day {
	const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
	return addDays(day, -weekday);
}

/** The ISO week of a day as `2026-W47`; the year is that of the week's Thursday. */
export function isoWeekOf(day: Day): string {
	const thursday = addDays(mondayOf(day), 3);
	const year = thursday.slice(0, 4);
	const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
	return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Every Monday whose week touches the period. */
export function weeksOf(period: Period): Day[] {
	const mondays: Day[] = [];
	for (let monday = mondayOf(period.from); monday <= period.to; monday = addDays(monday, 7))
		mondays.push(monday);
	return mondays;
}

/** The instant at which a local date and time happens in a time zone; the earlier one where a clock is put back. */
export function instantOf(day: Day, time: string, timeZone: string): Date {
	const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
	const guess = Date.parse(`${day}T00:00:00Z`) + ((hour * 60 + minute) * 60 + second) * 1000;
	const earlier = guess - fromDate(new Date(guess - 86_400_000), timeZone).offset;
	if (wallClockOf(earlier, timeZone) === guess) return new Date(earlier);
	return new Date(
		guess - fromDate(new Date(guess - fromDate(new Date(guess), timeZone).offset), timeZone).offset
	);
}

function wallClockOf(epoch: number, timeZone: string): number {
	return epoch + fromDate(new Date(epoch), timeZone).offset;
}

/** The hour and minute of an instant on the organisation's clock, `HH:MM`. */
export function timeOf(instant: Date, timeZone: string): string {
	return fromDate(instant, timeZone).toString().slice(11, 16);
}

/** Whether the name is a time zone this machine knows. */
export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

/** The calendar date of an instant, for date arithmetic that `Day` does not cover. */
export function calendarDateOf(instant: Date, timeZone: string): CalendarDate {
	return toCalendarDate(fromDate(instant, timeZone));
}
