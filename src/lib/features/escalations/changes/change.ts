import type { Day } from '../../../shared/days';
import { formatDay, type Habits } from '../../../shared/format';
import {
	avoidableAnswers,
	followUpState,
	severities,
	type Avoidable,
	type EscalationRecord,
	type Severity
} from '../escalation';

/** How many escalations one change reaches at most. */
export const MOST_AT_ONCE = 1000;

/** What can be changed in many escalations at once, in the words of a timeline. */
export const changeFields = {
	channel: 'Channel',
	brand: 'Brand',
	reason: 'Contact reason',
	severity: 'Severity',
	avoidable: 'Could it have been spared',
	'add-cause': 'Contributing causes',
	'remove-cause': 'Contributing causes',
	team: 'Team',
	outcome: 'State',
	'follow-up': 'Follow-up'
} as const;

export type ChangeField = keyof typeof changeFields;

/** The same as something to do. */
export const changeOffers: Record<ChangeField, string> = {
	channel: 'Set the channel',
	brand: 'Set the brand',
	reason: 'Set the contact reason',
	severity: 'Set the severity',
	avoidable: 'Say whether it could have been spared',
	'add-cause': 'Add a contributing cause',
	'remove-cause': 'Take a contributing cause off',
	team: 'Move to another team',
	outcome: 'Resolve with an outcome',
	'follow-up': 'Plan a follow-up'
};

/** The same as something done. */
export const changeTitles: Record<ChangeField, string> = {
	...changeFields,
	'add-cause': 'Contributing cause added',
	'remove-cause': 'Contributing cause taken off',
	team: 'Moved to the team',
	outcome: 'Resolved',
	'follow-up': 'Follow-up planned'
};

/** What a change will do to escalations, after "will". */
export function promiseOfChange(field: ChangeField, words: string): string {
	switch (field) {
		case 'add-cause':
			return `get the contributing cause “${words}”`;
		case 'remove-cause':
			return `lose the contributing cause “${words}”`;
		case 'team':
			return `move to “${words}”`;
		case 'outcome':
			return `be resolved with “${words}”`;
		case 'follow-up':
			return `be followed up on ${words}`;
		default:
			return `change to “${words}”`;
	}
}

/** A change: the entry, team, brand, answer, number or day that is set in a field. */
export interface Change {
	field: ChangeField;
	value: string;
}

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

/** Why a change leaves an escalation as it is. */
export type Untouched = 'already' | 'resolved' | 'follow-up-done';

export const untouchedWords: Record<Untouched, string> = {
	already: 'already so',
	resolved: 'resolved before',
	'follow-up-done': 'whose follow-up is done'
};

type Changeable = EscalationRecord & { followUpDoneAt: Date | null };

/** The escalation with a change made to it, or why there is nothing to change. */
export function withChange<Record extends Changeable>(
	record: Record,
	{ field, value }: Change,
	{ now, today }: { now: Date; today: Day }
): Record | Untouched {
	const set = (given: Partial<EscalationRecord>): Record | Untouched => {
		const isSame = Object.entries(given).every(
			([name, to]) => String(record[name as keyof EscalationRecord]) === String(to)
		);
		return isSame ? 'already' : { ...record, ...given };
	};
	switch (field) {
		case 'channel':
			return set({ channelId: value });
		case 'brand':
			return set({ brandId: value });
		case 'reason':
			return set({ reasonId: value });
		case 'severity':
			return set({ severity: Number(value) });
		case 'avoidable':
			return set({ avoidable: value as Avoidable });
		case 'team':
			return set({ teamId: value });
		case 'add-cause':
			return set({ causeIds: [...new Set([...record.causeIds, value])] });
		case 'remove-cause':
			return set({ causeIds: record.causeIds.filter((id) => id !== value) });
		case 'outcome':
			if (record.state === 'resolved') return 'resolved';
			return set({ outcomeId: value, state: 'resolved', resolvedAt: now, resolvedOn: today });
		case 'follow-up':
			if (followUpState(record, today) === 'done') return 'follow-up-done';
			return set({ followUpDueOn: value });
	}
}

/** What has to be kept of an escalation to put a change of the field back. */
export function keptBefore(record: EscalationRecord, field: ChangeField): Kept {
	switch (field) {
		case 'channel':
			return { channelId: record.channelId };
		case 'brand':
			return { brandId: record.brandId };
		case 'reason':
			return { reasonId: record.reasonId };
		case 'severity':
			return { severity: record.severity };
		case 'avoidable':
			return { avoidable: record.avoidable };
		case 'team':
			return { teamId: record.teamId };
		case 'add-cause':
		case 'remove-cause':
			return { causeIds: record.causeIds };
		case 'outcome':
			return { outcomeId: record.outcomeId, amount: record.amount };
		case 'follow-up':
			return { followUpDueOn: record.followUpDueOn };
	}
}

/** The escalation as it was before the change. */
export function putBack<Record extends EscalationRecord>(
	record: Record,
	field: ChangeField,
	kept: Kept
): Record {
	const opened =
		field === 'outcome' ? { state: 'open' as const, resolvedAt: null, resolvedOn: null } : undefined;
	return { ...record, ...kept, ...opened };
}

/** How an escalation stands in a field, in words. */
export function standing(
	record: EscalationRecord,
	field: ChangeField,
	names: ReadonlyMap<string, string>,
	habits: Habits
): string {
	const named = (id: string | null) => (id === null ? 'none said' : (names.get(id) ?? 'unknown'));
	switch (field) {
		case 'channel':
			return named(record.channelId);
		case 'brand':
			return named(record.brandId);
		case 'reason':
			return named(record.reasonId);
		case 'severity':
			return severities[record.severity as Severity];
		case 'avoidable':
			return record.avoidable === null ? 'not judged' : avoidableAnswers[record.avoidable];
		case 'team':
			return named(record.teamId);
		case 'add-cause':
		case 'remove-cause':
			return record.causeIds.map(named).join(', ') || 'none said';
		case 'outcome':
			return record.state === 'open' ? 'open' : `resolved, ${named(record.outcomeId)}`;
		case 'follow-up':
			return record.followUpDueOn === null ? 'none planned' : formatDay(record.followUpDueOn, habits);
	}
}
