import * as v from 'valibot';
import { isDay } from './days';

/** Building blocks of form schemas. Each takes what a form posts and answers in a sentence when it cannot be used. */

const LONGEST_LINE = 200;
const LONGEST_TEXT = 20_000;

/** Text as it was typed, to the character: only line breaks are brought to one form, as forms send them otherwise. */
function typed(label: string, longest: number) {
	return v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text.replace(/\r\n?/g, '\n')),
		v.check((text) => !text.includes('\0'), `${label} holds a character that cannot be stored (a NUL).`),
		v.check((text) => text.isWellFormed(), `${label} holds half a character that cannot be stored.`),
		v.check((text) => [...text].length <= longest, `${label} is longer than ${longest} characters.`)
	);
}

/** Text that may be left empty; kept exactly. */
export function text(label: string, longest = LONGEST_TEXT) {
	return typed(label, longest);
}

/** Text that must say something; kept exactly. */
export function requiredText(label: string, longest = LONGEST_TEXT) {
	return v.pipe(
		typed(label, longest),
		v.check((value) => value.trim() !== '', `${label} is missing.`)
	);
}

/** A name or another single line: trimmed, and not empty. */
export function requiredLine(label: string, longest = LONGEST_LINE) {
	return v.pipe(
		typed(label, longest),
		v.transform((value) => value.trim().replace(/\s+/g, ' ')),
		v.check((value) => value !== '', `${label} is missing.`)
	);
}

/** An id chosen from a list, or null where nothing was chosen. */
export function choice(label: string) {
	return v.pipe(
		typed(label, LONGEST_LINE),
		v.transform((value) => value || null)
	);
}

/** An id that has to be chosen. */
export function requiredChoice(label: string) {
	return v.pipe(
		typed(label, LONGEST_LINE),
		v.check((value) => value !== '', `${label} is missing.`)
	);
}

/** One of a fixed set of answers, or null where none was given. */
export function oneOf<const Options extends readonly string[]>(label: string, options: Options) {
	return v.pipe(
		v.optional(v.string(), ''),
		v.check((value) => value === '' || options.includes(value), `${label} is not one of the choices.`),
		v.transform((value): Options[number] | null => value || null)
	);
}

/** Several choices of one name: none, one or many, each once. */
export function many(label: string, most = 50) {
	return v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((value) => [...new Set([value].flat().filter((id) => id !== ''))]),
		v.check((values) => values.length <= most, `${label}: at most ${most} can be chosen.`)
	);
}

/** A ticked box. */
export function ticked() {
	return v.pipe(
		v.optional(v.string(), ''),
		v.transform((value) => value !== '')
	);
}

/** A whole number between two bounds. */
export function wholeNumber(label: string, least: number, most: number, missing?: number) {
	return v.pipe(
		v.optional(v.string(), ''),
		v.transform((value) => (value.trim() === '' && missing !== undefined ? String(missing) : value.trim())),
		v.check(
			(value) => /^-?\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
			`${label} must be a whole number from ${least} to ${most}.`
		),
		v.transform(Number)
	);
}

/** A day `YYYY-MM-DD` that exists, or null where the field is empty. */
export function optionalDay(label: string) {
	return v.pipe(
		v.optional(v.string(), ''),
		v.check(
			(value) => value === '' || (isDay(value) && value >= '1970-01-01' && value <= '2100-12-31'),
			`${label} is not a day of the calendar between 1970 and 2100.`
		),
		v.transform((value) => value || null)
	);
}

/** A time of day `HH:MM`, or null where the field is empty. */
export function optionalTime(label: string) {
	return v.pipe(
		v.optional(v.string(), ''),
		v.check(
			(value) => value === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
			`${label} is not a time of day.`
		),
		v.transform((value) => value || null)
	);
}

/** An e-mail address, trimmed and in lower case. */
export function emailAddress(label: string) {
	return v.pipe(
		typed(label, LONGEST_LINE),
		v.transform((value) => value.trim().toLowerCase()),
		v.check((value) => value !== '', `${label} is missing.`),
		v.check(
			(value) => value === '' || /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(value),
			`${label} is not an e-mail address.`
		)
	);
}
