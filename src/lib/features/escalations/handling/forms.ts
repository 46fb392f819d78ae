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
	wholeNumber
} from '../../../shared/fields';
import { LONGEST_PROMISE_MINUTES } from '../chain';
import { coolOffLengths, type CoolOffLength } from '../cool-off';
import { avoidableAnswers, HIGHEST_TIER, type Avoidable } from '../escalation';
import { customerAnswers, type CustomerAnswer } from '../follow-up';

const LONGEST_TEXT = 5000;

const version = wholeNumber('The version', 1, 999_999_999);

/** How many minutes each unit of a promise is. */
export const promiseUnits = { minutes: 1, hours: 60, days: 1440 } as const;

type PromiseUnit = keyof typeof promiseUnits;

/** A step of the chain of command. */
export const chainStepForm = v.pipe(
	v.object({
		name: requiredLine('The name', 120),
		people: many('Who takes it', 100),
		desk: text('The desk', 200),
		within: v.pipe(
			v.optional(v.string(), ''),
			v.transform((value) => value.trim()),
			v.check((value) => /^([1-9]\d{0,5})?$/.test(value), 'How soon must be a whole number from 1 on.'),
			v.transform((value) => (value === '' ? null : Number(value)))
		),
		unit: oneOf('The unit', Object.keys(promiseUnits) as PromiseUnit[]),
		reach: text('How to reach them', 200)
	}),
	v.transform(({ within, unit, ...step }) => ({
		...step,
		within: within === null ? null : within * promiseUnits[unit ?? 'minutes']
	})),
	v.forward(
		v.check(
			({ within }) => within === null || within <= LONGEST_PROMISE_MINUTES,
			'How soon can be four weeks at most.'
		),
		['within']
	)
);

/** A step of the chain with its promise in minutes. */
export type ChainStepForm = v.InferOutput<typeof chainStepForm>;

/** What each role may grant; empty where nothing is laid down. */
export const authorityForm = v.object({
	agent: text('What an agent may grant', 40),
	leader: text('What a leader may grant', 40)
});

export type AuthorityForm = v.InferOutput<typeof authorityForm>;

const handOver = {
	version,
	tier: wholeNumber('The tier', 1, HIGHEST_TIER),
	assigneeId: choice('Who takes it')
};

/** Handing up: why this tier cannot finish it. */
export const handUpForm = v.object({
	...handOver,
	firstLineId: requiredChoice('Why it is handed up'),
	note: text('The note', LONGEST_TEXT)
});

export type HandUpForm = v.InferOutput<typeof handUpForm>;

/** Handing down: why a lower tier can finish it after all. */
export const handDownForm = v.object({
	...handOver,
	reason: requiredText('Why it is handed down', LONGEST_TEXT)
});

export type HandDownForm = v.InferOutput<typeof handDownForm>;

/** Taking a pause. */
export const coolOffForm = v.object({
	length: v.pipe(
		oneOf('How long', Object.keys(coolOffLengths) as CoolOffLength[]),
		v.transform((length): CoolOffLength => length ?? 'hour')
	)
});

export type CoolOffForm = v.InferOutput<typeof coolOffForm>;

/** Drafting a reply, and asking somebody to read it where a reader is chosen. */
export const replyForm = v.object({
	/** Made with the form, so that sending it twice keeps one reply. */
	id: v.pipe(v.optional(v.string(), ''), v.uuid('This form is incomplete; please open it again.')),
	wording: requiredText('The reply', LONGEST_TEXT),
	readerId: choice('The second reader')
});

export type ReplyForm = v.InferOutput<typeof replyForm>;

/** Changing a draft, and asking somebody to read it where a reader is chosen. */
export const draftForm = v.object({
	version,
	wording: requiredText('The reply', LONGEST_TEXT),
	readerId: choice('The second reader')
});

export type DraftForm = v.InferOutput<typeof draftForm>;

/** Taking a question back, or finding a reply good: the reply as it was seen. */
export const seenForm = v.object({ version });

export const approvalForm = v.object({ version, note: text('The note', LONGEST_TEXT) });

export type ApprovalForm = v.InferOutput<typeof approvalForm>;

/** Suggesting another wording. */
export const suggestionForm = v.object({
	version,
	suggestion: requiredText('The wording you suggest', LONGEST_TEXT),
	note: text('The note', LONGEST_TEXT)
});

export type SuggestionForm = v.InferOutput<typeof suggestionForm>;

/** Settling on a wording after a suggestion. */
export const settlementForm = v.object({
	version,
	wording: requiredText('The reply', LONGEST_TEXT)
});

export type SettlementForm = v.InferOutput<typeof settlementForm>;

/**
 * Correcting what a record says. Outcome and amount count only where it is resolved; the day of a follow-up only until it
 * is done, its answer and result only after.
 */
export const correctionForm = v.object({
	version,
	teamId: requiredChoice('The team'),
	reasonId: requiredChoice('The contact reason'),
	summary: requiredText('The summary', LONGEST_TEXT),
	causeIds: many('Contributing causes'),
	firstLineId: choice('Why the first line could not finish'),
	outcomeId: choice('The outcome'),
	amount: text('The amount', 40),
	channelId: choice('The channel'),
	brandId: choice('The brand'),
	severity: wholeNumber('The severity', 1, 4),
	tier: wholeNumber('The tier', 1, HIGHEST_TIER),
	customerReference: text('The customer reference', 200),
	orderReference: text('The order reference', 200),
	authorityLimit: text('The authority limit', 40),
	avoidable: oneOf('Whether it could have been spared', Object.keys(avoidableAnswers) as Avoidable[]),
	occurredOn: v.pipe(
		optionalDay('The day'),
		v.check((day) => day !== null, 'The day is missing.'),
		v.transform((day) => day as string)
	),
	occurredAtTime: optionalTime('The time'),
	followUpDueOn: optionalDay('The day of the follow-up'),
	followUpAnswer: oneOf('What the customer said', Object.keys(customerAnswers) as CustomerAnswer[]),
	followUpResult: text('What came of the follow-up', LONGEST_TEXT)
});

export type CorrectionForm = v.InferOutput<typeof correctionForm>;
