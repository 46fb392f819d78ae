import * as v from 'valibot';
import { choice, oneOf, optionalDay, requiredLine, requiredText, text } from '../../shared/fields';
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
