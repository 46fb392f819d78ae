import * as v from 'valibot';
import {
	choice,
	many,
	oneOf,
	optionalDay,
	optionalTime,
	requiredChoice,
	requiredLine,
	requiredText,
	text,
	ticked,
	wholeNumber
} from '../../shared/fields';
import { avoidableAnswers, HIGHEST_TIER, type Avoidable } from './escalation';
import { customerAnswers, type CustomerAnswer } from './follow-up';

const avoidableKinds = Object.keys(avoidableAnswers) as Avoidable[];

/** Logging an escalation: three answers make it useful, the rest can wait. */
export const logForm = v.object({
	/** Made with the form, so that sending it twice logs one escalation. */
	id: v.pipe(v.optional(v.string(), ''), v.uuid('This form is incomplete; please open it again.')),
	teamId: requiredChoice('The team'),
	reasonId: requiredChoice('The contact reason'),
	summary: requiredText('The summary', 5000),
	causeIds: many('Contributing causes'),
	firstLineId: choice('Why the first line could not finish'),
	channelId: choice('The channel'),
	brandId: choice('The brand'),
	severity: wholeNumber('The severity', 1, 4, 2),
	tier: wholeNumber('The tier', 1, HIGHEST_TIER, 2),
	customerReference: text('The customer reference', 200),
	orderReference: text('The order reference', 200),
	authorityLimit: text('Your authority limit', 40),
	avoidable: oneOf('Whether it could have been spared', avoidableKinds),
	occurredOn: optionalDay('The day'),
	occurredAtTime: optionalTime('The time'),
	followUpDueOn: optionalDay('The day of the follow-up')
});

export type LogForm = v.InferOutput<typeof logForm>;

/** Resolving: what came of it. */
export const resolutionForm = v.object({
	version: wholeNumber('The version', 1, 999_999_999),
	outcomeId: requiredChoice('The outcome'),
	amount: text('The amount', 40),
	avoidable: oneOf('Whether it could have been spared', avoidableKinds),
	causeIds: many('Contributing causes'),
	note: text('The note', 5000),
	followUpDueOn: optionalDay('The day of the follow-up')
});

export type ResolutionForm = v.InferOutput<typeof resolutionForm>;

export const reopenForm = v.object({ version: wholeNumber('The version', 1, 999_999_999) });

/** Planning a follow-up, or moving it. */
export const followUpForm = v.object({
	version: wholeNumber('The version', 1, 999_999_999),
	dueOn: v.pipe(
		optionalDay('The day of the follow-up'),
		v.check((day) => day !== null, 'The day of the follow-up is missing.'),
		v.transform((day) => day as string)
	)
});

export type FollowUpForm = v.InferOutput<typeof followUpForm>;

/** The message of a follow-up, before it goes out. */
export const followUpMessageForm = v.object({
	version: wholeNumber('The version', 1, 999_999_999),
	message: requiredText('The message', 5000)
});

export type FollowUpMessageForm = v.InferOutput<typeof followUpMessageForm>;

/** What the customer said to a follow-up, and what came of it; who did not answer said nothing. */
export const followUpResultForm = v.pipe(
	v.object({
		version: wholeNumber('The version', 1, 999_999_999),
		answer: v.pipe(
			oneOf('What the customer said', Object.keys(customerAnswers) as CustomerAnswer[]),
			v.check((answer) => answer !== null, 'What the customer said is missing.'),
			v.transform((answer) => answer as CustomerAnswer)
		),
		result: text('What came of it', 5000)
	}),
	v.forward(
		v.partialCheck(
			[['answer'], ['result']],
			({ answer, result }) => answer === 'no-answer' || result.trim() !== '',
			'What came of it is missing.'
		),
		['result']
	)
);

export type FollowUpResultForm = v.InferOutput<typeof followUpResultForm>;

/** A new entry of a list people choose from. */
export const entryForm = v.object({
	name: requiredLine('The name', 120),
	parentId: choice('The entry it belongs to')
});

export const renameForm = v.object({ name: requiredLine('The name', 120) });

export const moveForm = v.object({ direction: v.picklist(['up', 'down'], 'An entry moves up or down.') });

export const archiveForm = v.object({ archived: ticked() });
