import * as v from 'valibot';
import {
	choice,
	oneOf,
	optionalDay,
	requiredChoice,
	requiredLine,
	requiredText,
	text,
	wholeNumber
} from '../../shared/fields';
import { cycleDecisions, type CycleDecision } from './cycle';
import { moveKinds } from './moves';
import { snoozeWeeks } from './snooze';

const LONGEST_REASON = 2_000;

/** A fix that a person thought of. */
export const fixForm = v.object({
	title: requiredLine('What to change', 160),
	why: requiredText('Why it may help', LONGEST_REASON),
	measure: text('What to measure', LONGEST_REASON),
	causeId: choice('The contributing cause'),
	teamId: choice('The team')
});

export type FixForm = v.InferOutput<typeof fixForm>;

export const dismissalForm = v.object({ reason: requiredText('The reason', LONGEST_REASON) });

export type DismissalForm = v.InferOutput<typeof dismissalForm>;

/** Until a day, or for so many weeks where no day is given. */
export const snoozeForm = v.object({
	weeks: oneOf('How long', Object.keys(snoozeWeeks) as (keyof typeof snoozeWeeks)[]),
	until: optionalDay('The day')
});

export type SnoozeForm = v.InferOutput<typeof snoozeForm>;

/** The version that the form was opened on, so that the second of two people learns of the first. */
const version = wholeNumber('The version', 1, 999_999_999);

/** A card of the board moved. */
export const moveForm = v.object({ version, move: oneOf('The move', moveKinds) });

export type MoveForm = v.InferOutput<typeof moveForm>;

export const voteForm = v.object({ vote: oneOf('The vote', ['cast', 'take-back']) });

export const declineForm = v.object({ version, reason: requiredText('The reason', LONGEST_REASON) });

export type DeclineForm = v.InferOutput<typeof declineForm>;

export const duplicateForm = v.object({
	version,
	originalId: requiredChoice('The fix that says the same')
});

export type DuplicateForm = v.InferOutput<typeof duplicateForm>;

export const outsideOwnerForm = v.object({
	version,
	outsideOwner: requiredLine('Who has to fix it', 120),
	outsideSince: optionalDay('The day'),
	reason: text('What they were told', LONGEST_REASON)
});

export type OutsideOwnerForm = v.InferOutput<typeof outsideOwnerForm>;

export const reopenForm = v.object({ version, reason: requiredText('The reason', LONGEST_REASON) });

export type ReopenForm = v.InferOutput<typeof reopenForm>;

export const planForm = v.object({
	version,
	ownerId: choice('The owner'),
	what: choice('What to measure'),
	where: choice('Where to measure'),
	baselineFrom: optionalDay('The first day'),
	baselineTo: optionalDay('The last day'),
	predictedDrop: text('The prediction', 40),
	startOn: optionalDay('The start'),
	checkOn: optionalDay('The check day'),
	changedSince: text('What changes', LONGEST_REASON)
});

export type PlanForm = v.InferOutput<typeof planForm>;

export const startForm = v.object({ version, startOn: optionalDay('The first day') });

export type StartForm = v.InferOutput<typeof startForm>;

export const endForm = v.object({ version, reason: requiredText('The reason', LONGEST_REASON) });

export type EndForm = v.InferOutput<typeof endForm>;

export const handOverForm = v.object({
	version,
	ownerId: choice('The owner'),
	reason: text('The reason', LONGEST_REASON)
});

export type HandOverForm = v.InferOutput<typeof handOverForm>;

export const decisionForm = v.object({
	version,
	decision: oneOf('The decision', Object.keys(cycleDecisions) as CycleDecision[]),
	reason: text('The reason', LONGEST_REASON),
	changedSince: text('What changes', LONGEST_REASON)
});

export type DecisionForm = v.InferOutput<typeof decisionForm>;
