import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { authorise, invalid, type FieldErrors } from '$lib/shared/problem';
import { hourOf, instantOf, timeOf } from '$lib/shared/zoned';
import { mayReadTeam } from '../../people/actor';
import { brandsOfOrganisation, teamsOfActor } from '../../people/queries.server';
import { changesBetween, type Correctable } from '../correction';
import { expectUnchanged, type EscalationRecord } from '../escalation';
import type { CorrectionForm } from '../handling/forms';
import { followUpMessages } from '../handling/tables.server';
import { expectEntry, readAmount } from '../logging';
import { findEscalation, followUpMessageOf, taxonomy } from '../queries.server';
import { insertEvents, rewriteEscalation } from '../recording.server';
import { escalations } from '../tables.server';

/**
 * Corrects what a record says. The timeline keeps what was there before and who changed it.
 * @returns whether anything was changed
 * @throws Problem `invalid` by field; `conflict` where somebody changed it since the form was opened; `not-found` where
 * the team it is in, or is to go to, is not the actor's to read
 */
export async function correctEscalation(
	context: Context,
	id: string,
	input: CorrectionForm
): Promise<boolean> {
	return inTransaction(context, async (inside) => {
		const before = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, before.teamId) && mayReadTeam(inside.actor, input.teamId));
		expectUnchanged(before, input.version);
		const { answer } = await followUpMessageOf(inside, id);
		const stored = { ...before, followUpAnswer: answer };
		const { after, nameOf } = await corrected(inside, stored, input);
		const changes = changesBetween(stored, after, nameOf);
		if (changes.length === 0) return false;
		await insertEvents(inside, [{ escalationId: id, kind: 'corrected', details: { changes } }]);
		await rewriteEscalation(inside, before, after);
		if (before.followUpDoneAt) await rewriteFollowUp(inside, after);
		return true;
	});
}

/** The record as the form says it, checked; what it named before may stay, archived or not. */
async function corrected(
	inside: WritingContext,
	before: Correctable & { followUpDoneAt: Date | null },
	input: CorrectionForm
) {
	const [entries, teams, brands] = await Promise.all([
		taxonomy(inside),
		teamsOfActor(inside),
		brandsOfOrganisation(inside)
	]);
	const { currency } = inside.actor.habits;
	const isResolved = before.state === 'resolved';
	const errors: FieldErrors = {};

	if (input.teamId !== before.teamId) {
		const team = teams.find(({ id }) => id === input.teamId);
		authorise(team !== undefined);
		if (team.archived) errors.teamId = 'This team is archived; please choose another.';
	}
	const brand = brands.find(({ id }) => id === input.brandId);
	if (input.brandId && input.brandId !== before.brandId && (!brand || brand.archived)) {
		errors.brandId = 'This brand is no longer offered; please choose another.';
	}
	const single = { reasonId: 'reason', firstLineId: 'first-line', channelId: 'channel' } as const;
	for (const field of Object.keys(single) as (keyof typeof single)[]) {
		if (input[field] !== before[field]) expectEntry(errors, entries, field, single[field], input[field]);
	}
	for (const causeId of input.causeIds) {
		if (!before.causeIds.includes(causeId)) expectEntry(errors, entries, 'causeIds', 'cause', causeId);
	}
	if (isResolved && input.outcomeId === null) errors.outcomeId = 'The outcome is missing.';
	if (isResolved && input.outcomeId !== before.outcomeId) {
		expectEntry(errors, entries, 'outcomeId', 'outcome', input.outcomeId);
	}
	const amount = readAmount(errors, 'amount', input.amount, currency);
	const authorityLimit = readAmount(errors, 'authorityLimit', input.authorityLimit, currency);
	const moment = momentOf(inside, before, input);
	if (moment.occurredAt > inside.now) errors.occurredOn = 'This lies in the future.';
	else if (before.resolvedAt && moment.occurredAt > before.resolvedAt) {
		errors.occurredOn = 'It was resolved before that.';
	}
	const isFollowedUp = before.followUpDoneAt !== null;
	if (isFollowedUp && input.followUpAnswer !== 'no-answer' && input.followUpResult.trim() === '') {
		errors.followUpResult = 'What came of the follow-up is missing.';
	}
	const movesFollowUp = !isFollowedUp && input.followUpDueOn !== before.followUpDueOn;
	if (movesFollowUp && input.followUpDueOn && input.followUpDueOn < moment.occurredOn) {
		errors.followUpDueOn = 'The follow-up would be due before it happened.';
	}
	if (Object.keys(errors).length > 0) throw invalid(errors);

	const names = new Map([...entries, ...teams, ...brands].map(({ id, name }) => [id, name]));
	const { version: _, occurredOn: _day, occurredAtTime: _time, ...said } = input;
	const after: Correctable = {
		...before,
		...said,
		...moment,
		authorityLimit,
		outcomeId: isResolved ? input.outcomeId : before.outcomeId,
		amount: isResolved ? amount : before.amount,
		followUpDueOn: isFollowedUp ? before.followUpDueOn : input.followUpDueOn,
		followUpAnswer: isFollowedUp ? input.followUpAnswer : before.followUpAnswer,
		followUpResult: isFollowedUp ? input.followUpResult : before.followUpResult
	};
	return { after, nameOf: (id: string | null) => (id === null ? null : (names.get(id) ?? 'Unknown')) };
}

async function rewriteFollowUp(
	inside: WritingContext,
	{ id, followUpAnswer, followUpResult }: Correctable
): Promise<void> {
	const { organisationId } = inside.actor;
	await inside.db
		.update(escalations)
		.set({ followUpResult })
		.where(and(eq(escalations.organisationId, organisationId), eq(escalations.id, id)));
	await inside.db
		.insert(followUpMessages)
		.values({ organisationId, escalationId: id, message: '', answer: followUpAnswer })
		.onConflictDoUpdate({
			target: [followUpMessages.organisationId, followUpMessages.escalationId],
			set: { answer: followUpAnswer }
		});
}

/** When it happened; to the second as it was, where the form says the same day and time. */
function momentOf(
	{ actor, now }: WritingContext,
	before: EscalationRecord,
	{ occurredOn, occurredAtTime }: CorrectionForm
): Pick<EscalationRecord, 'occurredAt' | 'occurredOn' | 'occurredHour'> {
	const { timeZone } = actor.habits;
	const isSameDay = occurredOn === before.occurredOn && occurredOn === dayOf(before.occurredAt, timeZone);
	const shownTime = before.occurredHour === null ? null : timeOf(before.occurredAt, timeZone);
	if (isSameDay && occurredAtTime === shownTime) {
		const { occurredAt, occurredHour } = before;
		return { occurredAt, occurredOn, occurredHour };
	}
	const named = instantOf(occurredOn, occurredAtTime ?? '12:00', timeZone);
	// Without a time it counts as noon, which this morning still lies ahead.
	const isThisMorning = occurredAtTime === null && named > now && occurredOn === dayOf(now, timeZone);
	const occurredAt = isThisMorning ? now : named;
	return {
		occurredAt,
		occurredOn,
		occurredHour: occurredAtTime === null ? null : hourOf(occurredAt, timeZone)
	};
}
