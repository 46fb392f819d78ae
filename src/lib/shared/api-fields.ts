import * as v from 'valibot';
import { isDay } from './days';

/**
 * Building blocks of what the HTTP API takes. Each answers in a sentence when it cannot be used; what it says about
 * itself in JSON Schema's words (`v.metadata`) goes into the description of the API.
 */

/** An object whose fields are all known; any other is refused, because a mistyped name would otherwise go unnoticed. */
export function bodyOf<const Entries extends v.ObjectEntries>(entries: Entries) {
	return v.strictObject(entries, (issue) => {
		const name = nameIn(issue.expected === 'never' ? issue.received : issue.expected);
		if (name === null) return 'This is to be a JSON object.';
		if (issue.expected !== 'never') return `“${name}” is missing.`;
		return `There is no field “${name}” here. Known are ${Object.keys(entries).join(', ')}.`;
	});
}

/** The parameters of an address, all of them known. */
export function queryOf<const Entries extends v.ObjectEntries>(entries: Entries) {
	return v.strictObject(entries, (issue) => {
		const name = nameIn(issue.expected === 'never' ? issue.received : issue.expected) ?? '';
		if (issue.expected !== 'never') return `“${name}” is missing.`;
		return `There is no parameter “${name}” here. Known are ${Object.keys(entries).join(', ')}.`;
	});
}

/** Issues quote the name of a key that is missing or unknown. */
function nameIn(quoted: string | null): string | null {
	return /^"(.*)"$/s.exec(quoted ?? '')?.[1] ?? null;
}

/** Text, kept exactly. */
export function apiText(label: string, longest: number) {
	return v.pipe(
		v.string(`${label} must be a text.`),
		v.check((text) => !text.includes('\0'), `${label} holds a character that cannot be stored (a NUL).`),
		v.check((text) => text.isWellFormed(), `${label} holds half a character that cannot be stored.`),
		v.check((text) => [...text].length <= longest, `${label} is longer than ${longest} characters.`),
		v.metadata({ maxLength: longest })
	);
}

/** Text that says something. */
export function apiRequiredText(label: string, longest: number) {
	return v.pipe(
		apiText(label, longest),
		v.check((text) => text.trim() !== '', `${label} is missing.`),
		v.metadata({ minLength: 1, maxLength: longest })
	);
}

/** A whole number between two bounds, both included. */
export function apiWholeNumber(label: string, least: number, most: number) {
	const message = `${label} must be a whole number from ${least} to ${most}.`;
	return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));
}

/** A whole number between two bounds, as an address writes it. */
export function apiNumberInAddress(label: string, least: number, most: number) {
	const message = `${label} must be a whole number from ${least} to ${most}.`;
	return v.pipe(
		v.string(message),
		v.check((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, message),
		v.transform(Number),
		v.metadata({ type: 'integer', minimum: least, maximum: most })
	);
}

/** A day of the calendar. */
export function apiDay(label: string) {
	return v.pipe(
		v.string(`${label} must be a day, such as 2026-11-17.`),
		v.check(
			(day) => isDay(day) && day >= '1970-01-01' && day <= '2100-12-31',
			`${label} must be a day between 1970 and 2100, written like 2026-11-17.`
		),
		v.metadata({ format: 'date' })
	);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A moment with its offset from UTC (RFC 3339). */
export function apiInstant(label: string) {
	const message = `${label} must be a moment with its offset, such as 2026-11-17T14:05:00+01:00.`;
	return v.pipe(
		v.string(message),
		v.check(
			(text) => INSTANT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)),
			message
		),
		v.check(
			(text) => text >= '1970-01-02' && text <= '2100-12-31',
			`${label} must lie between 1970 and 2100.`
		),
		v.transform((text) => new Date(text)),
		v.metadata({ format: 'date-time' })
	);
}

/** One of a fixed set of words. */
export function apiOneOf<const Options extends readonly string[]>(label: string, options: Options) {
	return v.picklist(options, `${label} must be one of ${options.join(', ')}.`);
}

/** Several of something. */
export function apiList<Item extends v.GenericSchema>(label: string, item: Item, most: number) {
	return v.pipe(
		v.array(item, `${label} must be a list.`),
		v.maxLength(most, `${label}: at most ${most} can be given.`)
	);
}

/** Says what a field means, for the description of the API. */
export function described<Schema extends v.GenericSchema>(schema: Schema, description: string) {
	return v.pipe(schema, v.description(description));
}

/** How a list is read page by page. */
export const pageParameters = {
	limit: described(
		v.optional(apiNumberInAddress('The limit', 1, 200), '50'),
		'How many items a page has at most, from 1 to 200.'
	),
	cursor: described(v.optional(v.string()), 'What the page before gave as `next`.')
};

/** A page of a list. */
export function pageOf<Item extends v.GenericSchema>(item: Item) {
	return v.strictObject({
		items: v.array(item),
		next: described(v.nullable(v.string()), 'The `cursor` of the next page; null on the last one.')
	});
}
