const DAY_MS = 86_400_000;

/** A local date of the organisation, `YYYY-MM-DD`. Sorts as text. */
export type Day = string;

/** Days from `from` to `to`, both included. */
export interface Period {
	from: Day;
	to: Day;
}

/** How a time zone writes dates, and the last quarter of an hour that was asked about. */
interface Calendar {
	formatter: Intl.DateTimeFormat;
	quarter: number;
	day: Day;
}

const calendars = new Map<string, Calendar>();

const QUARTER_MS = 900_000;

/** Since then clocks have changed, and days begun, on the quarter of an hour everywhere. */
const FIRST_QUARTER = Date.UTC(1973, 0, 1) / QUARTER_MS;

/** The local date of an instant in a time zone. */
export function dayOf(instant: Date, timeZone: string): Day {
	let calendar = calendars.get(timeZone);
	if (!calendar) {
		const formatter = new Intl.DateTimeFormat('en-CA', {
			timeZone,
			year: 'numeric',
			month: '2-digit',
			day: '2-digit'
		});
		calendars.set(timeZone, (calendar = { formatter, quarter: NaN, day: '' }));
	}
	// Time zones are slow to ask, and a request asks for the present day many times.
	const quarter = Math.floor(instant.getTime() / QUARTER_MS);
	if (quarter === calendar.quarter && quarter >= FIRST_QUARTER) return calendar.day;
	calendar.day = calendar.formatter.format(instant);
	calendar.quarter = quarter;
	return calendar.day;
}

/** Whether the text is a day that exists: `2026-02-30` does not. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const midnight = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(midnight) && dayAt(midnight) === text;
}

/** The day so many days later; negative numbers go back. */
export function addDays(day: Day, days: number): Day {
	return dayAt(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** Days from `a` to `b`: 1 for today to tomorrow. */
export function daysBetween(a: Day, b: Day): number {
	return Math.round((Date.parse(b) - Date.parse(a)) / DAY_MS);
}

function dayAt(epochMs: number): Day {
	return new Date(epochMs).toISOString().slice(0, 10);
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

/** Whether the name is a time zone this machine knows. */
export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
