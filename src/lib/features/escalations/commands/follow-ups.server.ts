import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import { expectUnchanged, followUpState } from '../escalation';
import type { CustomerAnswer } from '../follow-up';
import type { FollowUpForm, FollowUpMessageForm, FollowUpResultForm } from '../forms';
import { followUpMessages } from '../handling/tables.server';
import { findEscalation } from '../queries.server';
import { completeFollowUp, insertEvents, rewriteEscalation } from '../recording.server';

/** Plans when to come back to the customer, or moves it. */
export async function planFollowUp(context: Context, id: string, input: FollowUpForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		const before = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, before.teamId));
		expectUnchanged(before, input.version);
		const today = dayOf(inside.now, inside.actor.habits.timeZone);
		if (input.dueOn < today) throw invalid({ dueOn: 'This day has passed; please choose today or later.' });
		if (followUpState(before, today) === 'done') {
			throw new Problem('conflict', 'The follow-up of this escalation is done already.');
		}
		const details = { dueOn: input.dueOn };
		await insertEvents(inside, [{ escalationId: id, kind: 'follow-up-planned', details }]);
		await rewriteEscalation(inside, before, { ...before, followUpDueOn: input.dueOn });
	});
}

/** Keeps the message of a follow-up on the record, to be sent or read out when it is due. */
export async function draftFollowUp(context: Context, id: string, input: FollowUpMessageForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		const before = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, before.teamId));
		expectUnchanged(before, input.version);
		if (before.followUpDoneAt) throw new Problem('conflict', 'Somebody has done this follow-up already.');
		await keepMessage(inside, id, { message: input.message });
		await insertEvents(inside, [{ escalationId: id, kind: 'follow-up-drafted', details: {} }]);
		await rewriteEscalation(inside, before, before);
	});
}

/** Notes that a follow-up is done and what the customer said. */
export async function finishFollowUp(context: Context, id: string, input: FollowUpResultForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		const before = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, before.teamId));
		expectUnchanged(before, input.version);
		if (before.followUpDoneAt) throw new Problem('conflict', 'Somebody has done this follow-up already.');
		if (!before.followUpDueOn) throw new Problem('conflict', 'No follow-up is planned for this escalation.');
		await completeFollowUp(inside, id, input.result);
		await keepMessage(inside, id, { answer: input.answer });
		const details = { result: input.result, answer: input.answer };
		await insertEvents(inside, [{ escalationId: id, kind: 'follow-up-done', details }]);
		await rewriteEscalation(inside, before, before);
	});
}

async function keepMessage(
	inside: WritingContext,
	escalationId: string,
	kept: { message: string } | { answer: CustomerAnswer }
): Promise<void> {
	const { organisationId } = inside.actor;
	await inside.db
		.insert(followUpMessages)
		.values({ organisationId, escalationId, message: '', ...kept })
		.onConflictDoUpdate({
			target: [followUpMessages.organisationId, followUpMessages.escalationId],
			set: kept
		});
}
