import type { Day } from '../../shared/days';
import { Problem } from '../../shared/problem';

export type EscalationState = 'open' | 'resolved';

/** Whether the escalation could have been spared, and by what. */
export const avoidableAnswers = {
	no: 'No',
	authority: 'Yes, with more authority',
	information: 'Yes, with better information',
	tool: 'Yes, with a better tool or access',
	upstream: 'Yes, with a fix upstream'
} as const;

export type Avoidable = keyof typeof avoidableAnswers;

export const severities = { 1: 'Low', 2: 'Medium', 3: 'High', 4: 'Critical' } as const;

export type Severity = keyof typeof severities;

export const HIGHEST_TIER = 5;

/** Whether the answer means that the escalation could have been spared. */
export function wasAvoidable(avoidable: Avoidable | null): boolean {
	return avoidable !== null && avoidable !== 'no';
}

export type EventKind =
	| 'logged'
	| 'imported'
	| 'handed-up'
	| 'handed-down'
	| 'taken'
	| 'cool-off-begun'
	| 'cool-off-ended'
	| 'reading-asked'
	| 'reading-taken-back'
	| 'reply-approved'
	| 'wording-suggested'
	| 'wording-settled'
	| 'corrected'
	| 'resolved'
	| 'reopened'
	| 'follow-up-planned'
	| 'follow-up-drafted'
	| 'follow-up-done'
	| 'linked'
	| 'unlinked'
	| 'changed'
	| 'change-undone';

/** Names as they were at the time, so that the timeline stays readable whatever is renamed later. */
export type EventDetails = Record<string, string | number | null | FieldChange[]>;

/**
 * What a correction changed in one field. Entries of lists are kept by the name they had; amounts are in minor units,
 * moments in ISO 8601.
 */
export interface FieldChange {
	field: string;
	before: string | number | null;
	after: string | number | null;
}

/**
 * Lets a change go on only where nobody came between.
 * @param version the record's when the form was opened
 * @throws Problem `conflict`
 */
export function expectUnchanged(record: { version: number }, version: number): void {
	if (record.version === version) return;
	throw new Problem(
		'conflict',
		'Somebody changed this while your form was open. Look at the timeline, then send it again.'
	);
}

/** Where the follow-up stands on a given day. */
export type FollowUpState = 'none' | 'planned' | 'due' | 'done';

export function followUpState(
	escalation: { followUpDueOn: Day | null; followUpDoneAt: Date | null },
	today: Day
): FollowUpState {
	if (escalation.followUpDoneAt) return 'done';
	if (!escalation.followUpDueOn) return 'none';
	return escalation.followUpDueOn <= today ? 'due' : 'planned';
}

/** An escalation with everything that is stored about it, before the database gives it anything. */
export interface EscalationRecord {
	id: string;
	teamId: string;
	brandId: string | null;
	channelId: string | null;
	reasonId: string | null;
	firstLineId: string | null;
	outcomeId: string | null;
	causeIds: string[];
	severity: number;
	tier: number;
	summary: string;
	customerReference: string;
	orderReference: string;
	avoidable: Avoidable | null;
	authorityLimit: number | null;
	amount: number | null;
	occurredAt: Date;
	occurredOn: Day;
	/** 0 to 23 by the organisation's clock; null where only the day is known. */
	occurredHour: number | null;
	loggedAt: Date;
	loggedBy: string | null;
	state: EscalationState;
	resolvedAt: Date | null;
	resolvedOn: Day | null;
	followUpDueOn: Day | null;
	importId: string | null;
	sourceKey: string | null;
	sourceReference: string | null;
}
