import type { Day } from '../../shared/days';
import type { ZonedClock } from './zoned-clock';

/** The order of the parts of a date as a source writes it. */
export type DateStyle =
	'year-month-day' | 'day-month-year' | 'month-day-year' | 'epoch-seconds' | 'epoch-milliseconds';

export const dateStyles: Record<DateStyle, { name: string; example: string }> = {
	'year-month-day': { name: 'Year, month, day', example: '2026-04-22' },
	'day-month-year': { name: 'Day, month, year', example: '22/04/2026' },
	'month-day-year': { name: 'Month, day, year', example: '04/22/2026' },
	'epoch-seconds': { name: 'Seconds since 1970', example: '1776816000' },
	'epoch-milliseconds': { name: 'Milliseconds since 1970', example: '1776816000000' }
};

/** When something happened, by the organisation's calendar and by the world's clock. */
export interface Moment {
	day: Day;
	instant: Date;
	/** 0 to 23 by the organisation's clock; null where no time is given. */
	hour: number | null;
}

/** Why a text is no moment, as the end of a sentence that begins with the text. */
interface DateProblem {
	code: 'date-unreadable' | 'date-impossible' | 'date-out-of-range';
	why: string;
}

const EARLIEST_YEAR = 1970;
const LATEST_YEAR = 2100;

/** A text taken apart, before anybody has said which number is the day. */
export type DateParts = Epoch | WrittenDate;

interface Epoch {
	epoch: 'epoch-seconds' | 'epoch-milliseconds';
	milliseconds: number;
}

interface WrittenDate {
	/** The three parts in the order in which they stand; a month's name as its number. */
	parts: [number, number, number];
	/** Where the text itself says which part is which: by a year of four digits in front, or by a month's name. */
	order: Exclude<DateStyle, Epoch['epoch']> | null;
	/** How many digits the year has, where it stands last and where it stands first. */
	lastDigits: number;
	firstDigits: number;
	/** Seconds since midnight; null where no time is given. */
	seconds: number | null;
	/** Minutes east of UTC; null where the time is the organisation's. */
	offset: number | null;
}

/** As programs write it, which most files hold: read in one go. */
const PLAIN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/;
const WRITTEN =
	/^(?:(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?,?\s+)?(\d{1,4}|\p{L}+)(?:(?:st|nd|rd|th)\b)?[/.,\-\s]+(\d{1,2}|\p{L}+)(?:(?:st|nd|rd|th)\b)?[/.,\-\s]+(\d{1,4})(?:(?:T|,?\s+(?:(?:at|à|um|om|kl\.?)\s+)?)(\d.*))?$/iu;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;
const TIME =
	/^(\d{1,2})(?:[:h](\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*(?:([ap])\.?\s?m\.?|uhr\b)?\s*([a-z]{1,4})?\s*([+-]\d{1,2}(?::?\d{2})?)?(?:\s*\(.*\))?$/i;

/**
 * What clocks are ahead of UTC, in hours, by the letters that programs write after a time: those of RFC 5322, section 4.3,
 * and of Europe. Others stand for several zones, or for none, and are not guessed at.
 */
const zones: Record<string, number> = {
	Z: 0,
	UT: 0,
	UTC: 0,
	GMT: 0,
	EST: -5,
	EDT: -4,
	CST: -6,
	CDT: -5,
	MST: -7,
	MDT: -6,
	PST: -8,
	PDT: -7,
	WET: 0,
	WEST: 1,
	BST: 1,
	CET: 1,
	CEST: 2,
	MEZ: 1,
	MESZ: 2,
	EET: 2,
	EEST: 3
};

/**
 * Takes a date, with or without a time, apart.
 * @returns null where the text is none in any style
 */
export function readParts(text: string): DateParts | null {
	const trimmed = text.trim();
	if (trimmed.length < 6 || trimmed.length > 80 || !/\d/.test(trimmed)) return null;
	return readPlain(trimmed) ?? readEpoch(trimmed) ?? readCompact(trimmed) ?? readWritten(trimmed);
}

function readPlain(text: string): WrittenDate | null {
	const found = PLAIN.exec(text);
	if (!found) return null;
	const [hour, minute, second] = [Number(found[4] ?? 0), Number(found[5] ?? 0), Number(found[6] ?? 0)];
	if (hour > 23 || minute > 59 || second > 59) return null;
	return {
		parts: [Number(found[1]), Number(found[2]), Number(found[3])],
		order: 'year-month-day',
		firstDigits: 4,
		lastDigits: 2,
		seconds: found[4] === undefined ? null : hour * 3600 + minute * 60 + second,
		offset: null
	};
}

function readEpoch(text: string): Epoch | null {
	if (/^\d{9,10}(\.\d{1,9})?$/.test(text))
		return { epoch: 'epoch-seconds', milliseconds: Math.trunc(Number(text) * 1000) };
	if (/^\d{13}$/.test(text)) return { epoch: 'epoch-milliseconds', milliseconds: Number(text) };
	return null;
}

function readCompact(text: string): WrittenDate | null {
	const [, year, month, day, hour, minute, second = '00', zone = ''] = COMPACT.exec(text) ?? [];
	if (!year) return null;
	const time = hour ? readTime(`${hour}:${minute}:${second}${zone}`) : { seconds: null, offset: null };
	const parts: WrittenDate['parts'] = [Number(year), Number(month), Number(day)];
	return time && { parts, order: 'year-month-day', firstDigits: 4, lastDigits: 2, ...time };
}

function readWritten(text: string): WrittenDate | null {
	const [, first, second, last, clock] = WRITTEN.exec(text) ?? [];
	if (!first || !second || !last) return null;
	const time = clock ? readTime(clock) : { seconds: null, offset: null };
	const parts = [first, second, last].map((part) =>
		/^\d/.test(part) ? Number(part) : (monthOf(part) ?? NaN)
	);
	if (!time || parts.some(Number.isNaN) || (!/^\d/.test(first) && !/^\d/.test(second))) return null;
	return {
		parts: parts as WrittenDate['parts'],
		order: orderOf(first, second),
		firstDigits: /^\d/.test(first) ? first.length : 0,
		lastDigits: last.length,
		...time
	};
}

function orderOf(first: string, second: string): WrittenDate['order'] {
	if (/^\d{4}$/.test(first)) return 'year-month-day';
	if (!/^\d/.test(first)) return 'month-day-year';
	return /^\d/.test(second) ? null : 'day-month-year';
}

/**
 * Reads a time of day, in 24 or 12 hours.
 * @returns null where it is none
 */
export function readTime(text: string): { seconds: number; offset: number | null } | null {
	const [, hourText, minute, second = '0', , half, zone, offset] = TIME.exec(text.trim()) ?? [];
	if (!hourText || (!minute && !half)) return null;
	let hour = Number(hourText);
	if (half) {
		if (hour < 1 || hour > 12) return null;
		hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
	}
	if (hour > 23 || Number(minute ?? 0) > 59 || Number(second) > 59) return null;
	const ahead = zone ? zones[zone.toUpperCase()] : null;
	// Beside an offset, only the names of UTC are no second opinion.
	if (ahead === undefined || (offset && ahead)) return null;
	const seconds = hour * 3600 + Number(minute ?? 0) * 60 + Number(second);
	return { seconds, offset: offset ? readOffset(offset) : ahead && ahead * 60 };
}

function readOffset(text: string): number {
	const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text)!;
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const MONTH_LOCALES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'pl', 'cs', 'fi', 'ro', 'hu'];

let monthNames: Map<string, number> | undefined;

/** The number of a month by its full or short name in the languages of `MONTH_LOCALES`, also as it stands after a day. */
function monthOf(name: string): number | undefined {
	monthNames ??= new Map(
		MONTH_LOCALES.flatMap((locale) =>
			(['short', 'long'] as const).flatMap((month) =>
				[undefined, 'numeric' as const].flatMap((day) => {
					const format = new Intl.DateTimeFormat(locale, { day, month, timeZone: 'UTC' });
					return Array.from({ length: 12 }, (_, place): [string, number] => [
						bare(format.formatToParts(Date.UTC(2026, place, 15)).find(({ type }) => type === 'month')!.value),
						place + 1
					]);
				})
			)
		)
	);
	return monthNames.get(bare(name)) ?? (/^sept$/i.test(name) ? 9 : undefined);
}

function bare(name: string): string {
	return name.replaceAll('.', '').toLowerCase();
}

/**
 * Reads a moment written in a style. A text that says itself which part is which (`22-Apr-15`, `2015-04-22`) is taken
 * at its word. Without a time it is the start of the day; without an offset it is the organisation's clock.
 * @param timeText the time, where it stands in a column of its own
 */
export function readMoment(
	text: string,
	style: DateStyle,
	clock: ZonedClock,
	timeText = ''
): Moment | DateProblem {
	const read = readParts(text);
	if (!read) {
		const clockText = WRITTEN.exec(text.trim())?.[4];
		if (!clockText || readTime(clockText)) return unreadable(style);
		return { code: 'date-unreadable', why: `has a time that cannot be read: “${clockText}”` };
	}
	if ('epoch' in read) return read.epoch === style ? momentAt(read.milliseconds, clock) : unreadable(style);

	const date = calendarDate(read, style);
	if ('why' in date) return date;
	const time = timeText.trim() === '' ? read : readTime(timeText);
	if (!time)
		return { code: 'date-impossible', why: `goes with the time “${timeText.trim()}”, which is none` };
	const seconds = time.seconds ?? 0;
	if (time.offset === null) {
		const hour = time.seconds === null ? null : Math.floor(seconds / 3600);
		return { day: date.day, instant: clock.instantOf(date.day, seconds), hour };
	}
	return momentAt(Date.parse(date.day) + (seconds - time.offset * 60) * 1000, clock);
}

/**
 * Whether a text has the form of a date in a style. A day that no month has, such as 31 February, has the form too: it
 * still tells which number is the day.
 */
export function fitsStyle(read: DateParts, style: DateStyle): boolean {
	if ('epoch' in read) return read.epoch === style;
	const named = nameParts(read, style);
	return (
		named !== null &&
		isYear(named.year) &&
		named.month >= 1 &&
		named.month <= 12 &&
		named.day >= 1 &&
		named.day <= 31
	);
}

/** The day a written date means in a style, its time aside; null where it means none. */
export function dayIn(read: DateParts, style: DateStyle): Day | null {
	if ('epoch' in read)
		return read.epoch === style ? new Date(read.milliseconds).toISOString().slice(0, 10) : null;
	const date = calendarDate(read, style);
	return 'day' in date ? date.day : null;
}

function momentAt(milliseconds: number, clock: ZonedClock): Moment | DateProblem {
	const year = new Date(milliseconds).getUTCFullYear();
	if (!isYear(year)) return outOfRange(year);
	return {
		day: clock.dayOf(milliseconds),
		instant: new Date(milliseconds),
		hour: clock.hourOf(milliseconds)
	};
}

function calendarDate(read: WrittenDate, style: DateStyle): { day: Day } | DateProblem {
	const named = nameParts(read, style);
	if (!named) return unreadable(style);
	const { year, month, day } = named;
	if (!isYear(year)) return outOfRange(year);
	if (month < 1 || month > 12) {
		return { code: 'date-impossible', why: `would have the month ${month}, read as ${words(style)}` };
	}
	if (day < 1 || day > daysIn(year, month))
		return { code: 'date-impossible', why: 'is no day of the calendar' };
	return { day: `${year}-${twoDigits(month)}-${twoDigits(day)}` };
}

/** Which part is the year, the month and the day; null where the text does not fit the style. */
function nameParts(read: WrittenDate, style: DateStyle): { year: number; month: number; day: number } | null {
	const [first, second, last] = read.parts;
	const order = read.order ?? style;
	const yearFirst = order === 'year-month-day';
	if ((yearFirst ? read.lastDigits : read.firstDigits) > 2) return null;
	const year = yearFirst ? wholeYear(first, read.firstDigits) : wholeYear(last, read.lastDigits);
	if (year === null) return null;
	if (yearFirst) return { year, month: second, day: last };
	if (order === 'day-month-year') return { year, month: second, day: first };
	return order === 'month-day-year' ? { year, month: first, day: second } : null;
}

/** Two digits mean 1970 to 2069. */
function wholeYear(year: number, digits: number): number | null {
	if (digits === 4) return year;
	if (digits === 2) return year + (year < 70 ? 2000 : 1900);
	return null;
}

function isYear(year: number): boolean {
	return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}

function unreadable(style: DateStyle): DateProblem {
	return { code: 'date-unreadable', why: `is no date written as ${words(style)}` };
}

function outOfRange(year: number): DateProblem {
	return {
		code: 'date-out-of-range',
		why: `has the year ${year}; we take ${EARLIEST_YEAR} to ${LATEST_YEAR}`
	};
}

function words(style: DateStyle): string {
	return dateStyles[style].name.toLowerCase();
}

function daysIn(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function twoDigits(number: number): string {
	return String(number).padStart(2, '0');
}
