import * as v from 'valibot';
import {
	choice,
	many,
	oneOf,
	optionalDay,
	optionalTime,
	requiredText,
	text,
	ticked,
	wholeNumber
} from '../../../shared/fields';
import { proposedSteps } from '../ladder';
import { appealAnswers, restrictionKindList, type RestrictionKind } from './measure';

const LONGEST_REASON = 2000;

const version = wholeNumber('The version', 1, 999_999_999);

const reason = requiredText('The reason', LONGEST_REASON);

const restrictionFields = {
	kinds: v.pipe(
		many('What is restricted'),
		v.check(
			(kinds) => kinds.every((kind) => restrictionKindList.includes(kind as RestrictionKind)),
			'What is restricted is not one of the choices.'
		),
		v.transform((kinds) => kinds as RestrictionKind[])
	),
	channelId: choice('The channel'),
	contactPersonId: choice('The contact person'),
	from: optionalTime('From which time on'),
	to: optionalTime('Until which time')
};

/** Which restriction a form describes, by ids. */
export type RestrictionFields = v.InferOutput<v.ObjectSchema<typeof restrictionFields, undefined>>;

const step = v.pipe(
	oneOf('The step', proposedSteps),
	v.check((chosen) => chosen !== null, 'Choose what follows; no measure is an answer too.'),
	v.transform((chosen) => chosen!)
);

/** Deciding what follows from an incident. */
export const decisionForm = v.object({
	version,
	step,
	reason,
	customerReference: text('The customer reference', 200),
	endsOn: optionalDay('The last day'),
	reviewOn: optionalDay('The day of the review'),
	police: ticked(),
	notice: text('The notice', 5000),
	...restrictionFields
});

export type DecisionForm = v.InferOutput<typeof decisionForm>;

function answered<const Answers extends readonly string[]>(answers: Answers) {
	return v.pipe(
		oneOf('The answer', answers),
		v.check((chosen) => chosen !== null, 'Choose an answer.'),
		v.transform((chosen): Answers[number] => chosen!)
	);
}

/** A second person's answer to a decision. */
export const approvalForm = v.object({ version, answer: answered(['agree', 'refuse']), reason });

export type ApprovalForm = v.InferOutput<typeof approvalForm>;

/** Looking at a measure again. */
export const reviewForm = v.object({
	version,
	answer: answered(['keep', 'lift']),
	reviewOn: optionalDay('The day of the next review'),
	reason
});

export type ReviewForm = v.InferOutput<typeof reviewForm>;

/** Noting that a customer appealed. */
export const appealForm = v.object({
	receivedOn: v.pipe(
		optionalDay('The day it came'),
		v.check((day) => day !== null, 'The day it came is missing.'),
		v.transform((day) => day!)
	),
	words: text('What the customer wrote')
});

export type AppealForm = v.InferOutput<typeof appealForm>;

/** Answering an appeal. */
export const appealAnswerForm = v.object({
	version,
	answer: answered(appealAnswers),
	grounds: requiredText('The grounds', LONGEST_REASON),
	step: oneOf('The step', proposedSteps),
	endsOn: optionalDay('The last day'),
	reviewOn: optionalDay('The day of the review'),
	...restrictionFields
});

export type AppealAnswerForm = v.InferOutput<typeof appealAnswerForm>;
