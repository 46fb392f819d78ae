import type { EscalationRecord } from '../escalation';

/** What can be changed in many escalations at once, in words that stand before the value. */
export const changeFields = {
	channel: 'Channel',
	brand: 'Brand',
	reason: 'Contact reason',
	severity: 'Severity',
	avoidable: 'Could it have been spared',
	'add-cause': 'Contributing cause added',
	'remove-cause': 'Contributing cause taken off',
	team: 'Team',
	outcome: 'Resolved with the outcome',
	'follow-up': 'Follow-up due'
} as const;

export type ChangeField = keyof typeof changeFields;

/** What a change replaced in one escalation. */
export type Kept = Partial<
	Pick<
		EscalationRecord,
		| 'channelId'
		| 'brandId'
		| 'reasonId'
		| 'severity'
		| 'avoidable'
		| 'causeIds'
		| 'teamId'
		| 'outcomeId'
		| 'amount'
		| 'followUpDueOn'
	>
>;
