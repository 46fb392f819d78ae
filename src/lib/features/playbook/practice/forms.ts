import * as v from 'valibot';
import { oneOf, requiredChoice, requiredLine, requiredText, text } from '../../../shared/fields';
import type { Part } from './practice';

const LONGEST_WAY = 20;

/** The replies given so far, a letter each. */
export const said = v.pipe(
	v.optional(v.string(), ''),
	v.regex(/^[a-d]*$/, 'This way through the conversation cannot be read.'),
	v.maxLength(LONGEST_WAY, 'This way through the conversation cannot be read.')
);

/** An answer in own words, to lay beside what works. */
export const ownWordsForm = v.object({ words: requiredText('Your answer', 2_000) });

const rated = {
	rating: v.pipe(
		oneOf('How it felt', ['1', '2', '3', '4', '5']),
		v.transform((rating) => (rating === null ? null : Number(rating)))
	),
	note: text('Your note', 2_000)
};

/** What somebody keeps of a practice alone. The id makes sending twice keep once. */
export const entryForm = v.object({
	id: v.pipe(v.string(), v.uuid('The form is too old. Load the page again.')),
	...rated
});

export type EntryForm = v.InferOutput<typeof entryForm>;

/** What somebody keeps of a practice of two. */
export const sessionEntryForm = v.object(rated);

export type SessionEntryForm = v.InferOutput<typeof sessionEntryForm>;

/** A session to begin: which part whoever begins takes. */
export const beginningForm = v.object({
	part: v.pipe(
		oneOf('Your part', ['agent', 'customer'] as const satisfies readonly Part[]),
		v.check((part) => part !== null, 'Please choose your part.'),
		v.transform((part) => part!)
	)
});

/** A code as a colleague has told it: letter case, spaces and dashes do not matter. */
export const codeForm = v.object({
	code: v.pipe(
		requiredLine('The code', 40),
		v.transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
	)
});

/** A reply that was given, with how many were given before it. */
export const replyForm = v.object({
	letter: v.pipe(
		requiredChoice('The reply'),
		v.regex(/^[a-d]$/, 'Please choose the reply that was nearest.')
	),
	turn: v.pipe(
		v.string(),
		v.regex(/^\d{1,2}$/, 'The form is too old. Load the page again.'),
		v.transform(Number)
	)
});

export type ReplyForm = v.InferOutput<typeof replyForm>;

/** Three things that were noticed. */
export const observationForm = v.object({
	helped: requiredText('What helped', 1_000),
	noticed: requiredText('What you noticed', 1_000),
	nextTime: requiredText('What could be tried', 1_000)
});

export type ObservationForm = v.InferOutput<typeof observationForm>;

export const forgettingForm = v.object({ id: requiredChoice('The entry') });
