import { dayOf, type Day } from './days';

/** How the organisation writes numbers, dates and times. */
export interface Habits {
	locale: string;
	timeZone: string;
	currency: string;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making a format takes fifty times as long as using it, and a page of figures uses hundreds. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return kept(dateFormats, locale, options, () => new Intl.DateTimeFormat(locale, options));
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	return kept(numberFormats, locale, options, () => new Intl.NumberFormat(locale, options));
}

function kept<Format>(
	formats: Map<string, Format>,
	locale: string,
	options: object,
	make: () => Format
): Format {
	const key = locale + JSON.stringify(options);
	const format = formats.get(key) ?? make();
	formats.set(key, format);
	return format;
}

/** A day as "Tue 3 Nov", with the year unless it is that of `today`. */
export function formatDay(day: Day, { locale }: Habits, today?: Day): string {
	return dateFormat(locale, {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		year: today && today.slice(0, 4) === day.slice(0, 4) ? undefined : 'numeric',
		timeZone: 'UTC'
	}).format(new Date(`${day}T12:00:00Z`));
}

/** A day without its weekday and its year: "3 Nov". */
export function formatDateOfYear(day: Day, { locale }: Habits): string {
	return dateFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
		new Date(`${day}T12:00:00Z`)
	);
}

/** A day without its weekday: "3 Nov 2026". */
export function formatDate(day: Day, { locale }: Habits): string {
	return dateFormat(locale, {
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		timeZone: 'UTC'
	}).format(new Date(`${day}T12:00:00Z`));
}

/** An instant as "Tue 3 Nov, 14:05" on the organisation's clock, with the year unless it is that of `today`. */
export function formatInstant(instant: Date, habits: Habits, today?: Day): string {
	const { locale, timeZone } = habits;
	return dateFormat(locale, {
		weekday: 'short',
		day: 'numeric',
		month: 'short',
		year: today && dayOf(instant, timeZone).slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		timeZone
	}).format(instant);
}

/** An instant to the second with its zone, for a title that appears on hover. */
export function formatInstantExactly(instant: Date, { locale, timeZone }: Habits): string {
	return dateFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone }).format(instant);
}

/** A whole or broken number in the organisation's locale. */
export function formatNumber(value: number, { locale }: Pick<Habits, 'locale'>, decimals = 0): string {
	return numberFormat(locale, {
		maximumFractionDigits: decimals,
		minimumFractionDigits: decimals
	}).format(value);
}

/** A share between 0 and 1 as a percentage. */
export function formatShare(share: number, { locale }: Pick<Habits, 'locale'>, decimals = 0): string {
	return numberFormat(locale, { style: 'percent', maximumFractionDigits: decimals }).format(share);
}
