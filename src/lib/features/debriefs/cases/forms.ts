import * as v from 'valibot';
import { choice, many, oneOf, requiredChoice, requiredLine, text, wholeNumber } from '../../../shared/fields';
import {
	LONGEST_ANSWER,
	LONGEST_IDEA,
	outcomes,
	questionKeys,
	rests,
	visibilities,
	type Outcome,
	type Rest,
	type Visibility
} from './debrief';

const LONGEST_NOTE = 2_000;
/** An idea of a fix holds no more. */
const LONGEST_WHY = 2_000;

const restKeys = Object.keys(rests) as Rest[];
const outcomeKeys = Object.keys(outcomes) as Outcome[];
const visibilityKeys = Object.keys(visibilities) as Visibility[];

/** A choice that has to be made; without one the sentence says what is missing. */
const chosen = <const Key extends string>(label: string, keys: readonly Key[]) =>
	v.pipe(
		oneOf(label, keys),
		v.check((key) => key !== null, `${label} is missing.`),
		v.transform((key) => key!)
	);

export const beginForm = v.object({
	title: requiredLine('What it is about', 160),
	teamId: requiredChoice('The team'),
	rest: v.pipe(
		oneOf('When', restKeys),
		v.transform((rest) => rest ?? 'now')
	)
});

export type BeginForm = v.InferOutput<typeof beginForm>;

export const answerForm = v.object({
	question: chosen('The question', questionKeys),
	text: text('The answer', LONGEST_ANSWER),
	/** The answer's version that the text was written on; 0 where there was none. */
	version: wholeNumber('The version', 0, 999_999_999)
});

export type AnswerForm = v.InferOutput<typeof answerForm>;

export const causesForm = v.object({ causeIds: many('The contributing causes') });

export const colleagueForm = v.object({ colleagueId: choice('The colleague') });

export const visibilityForm = v.object({ visibility: chosen('Who may read it', visibilityKeys) });

export const finishForm = v.object({
	outcome: chosen('What comes of it', outcomeKeys),
	note: text('The note', LONGEST_NOTE),
	visibility: chosen('Who may read it', visibilityKeys)
});

export type FinishForm = v.InferOutput<typeof finishForm>;

export const fixIdeaForm = v.object({
	title: requiredLine('What to change', LONGEST_IDEA),
	why: text('Why it may help', LONGEST_WHY)
});

export type FixIdeaForm = v.InferOutput<typeof fixIdeaForm>;

export const nothing = v.object({});
