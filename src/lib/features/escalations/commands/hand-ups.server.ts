import { and, eq, isNull } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, Problem, type FieldErrors } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import { expectUnchanged, type EscalationRecord } from '../escalation';
import { firstLineAfterHandUp, isWaiting, type Direction } from '../hand-over';
import type { HandDownForm, HandUpForm } from '../handling/forms';
import { handOvers } from '../handling/tables.server';
import { expectEntry } from '../logging';
import { findEscalation, presentHandOver, taxonomy, tierChoices, type TierChoice } from '../queries.server';
import { insertEvents, rewriteEscalation } from '../recording.server';

/**
 * Hands an escalation to a higher tier, for a reason of the list that says why the first line could not finish.
 * @throws Problem `invalid` by field; `conflict` where it is resolved, or changed since the form was opened
 */
export async function handUp(context: Context, id: string, input: HandUpForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		const before = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, before.teamId));
		expectUnchanged(before, input.version);
		const entries = await taxonomy(inside);
		const errors: FieldErrors = {};
		expectEntry(errors, entries, 'firstLineId', 'first-line', input.firstLineId);
		const choice = await chooseTier(inside, before, 'up', input, errors);
		await passOn(inside, before, 'up', input, choice, {
			reason: entries.find((entry) => entry.id === input.firstLineId)?.name ?? '',
			note: input.note || null
		});
		const firstLineId = firstLineAfterHandUp(before, input.firstLineId);
		await rewriteEscalation(inside, before, { ...before, tier: input.tier, firstLineId });
	});
}

/**
 * Hands an escalation back to a lower tier, saying why it can be finished there.
 * @throws Problem `invalid` by field; `conflict` where it is resolved, or changed since the form was opened
 */
export async function handDown(context: Context, id: string, input: HandDownForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		const before = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, before.teamId));
		expectUnchanged(before, input.version);
		const choice = await chooseTier(inside, before, 'down', input, {});
		await passOn(inside, before, 'down', input, choice, { reason: null, note: input.reason });
		await rewriteEscalation(inside, before, { ...before, tier: input.tier });
	});
}

/** Holds the tier and the person against the chain. */
async function chooseTier(
	inside: WritingContext,
	before: EscalationRecord,
	direction: Direction,
	input: { tier: number; assigneeId: string | null },
	errors: FieldErrors
): Promise<TierChoice> {
	if (before.state === 'resolved') {
		throw new Problem('conflict', 'Somebody has resolved this. Open it again to hand it on.');
	}
	const choices = await tierChoices(inside, before, direction);
	const choice = choices.find(({ tier }) => tier === input.tier);
	if (!choice) {
		const way = direction === 'up' ? 'higher' : 'lower';
		errors.tier = `It is at tier ${before.tier}; please choose a ${way} one.`;
	} else if (input.assigneeId && !choice.takers.some(({ id }) => id === input.assigneeId)) {
		errors.assigneeId = 'This person does not take escalations at that tier; please choose again.';
	}
	if (!choice || Object.keys(errors).length > 0) throw invalid(errors);
	return choice;
}

/** Ends the wait at the present tier, begins one at the next, and tells the timeline. */
async function passOn(
	inside: WritingContext,
	before: EscalationRecord,
	direction: Direction,
	{ tier, assigneeId }: { tier: number; assigneeId: string | null },
	{ label, withinMinutes, takers }: TierChoice,
	said: { reason: string | null; note: string | null }
): Promise<void> {
	const { organisationId, userId } = inside.actor;
	await inside.db
		.update(handOvers)
		.set({ endedAt: inside.now })
		.where(
			and(
				eq(handOvers.organisationId, organisationId),
				eq(handOvers.escalationId, before.id),
				isNull(handOvers.endedAt)
			)
		);
	await inside.db.insert(handOvers).values({
		organisationId,
		id: newId(),
		escalationId: before.id,
		direction,
		fromTier: before.tier,
		toTier: tier,
		handedAt: inside.now,
		handedBy: userId,
		assigneeId,
		withinMinutes
	});
	const assignee = takers.find(({ id }) => id === assigneeId)?.name ?? null;
	const details = { from: before.tier, to: label, assignee, withinMinutes, ...said };
	await insertEvents(inside, [
		{ escalationId: before.id, kind: direction === 'up' ? 'handed-up' : 'handed-down', details }
	]);
}

/**
 * Takes an escalation that waits at a tier, which ends the wait.
 * @throws Problem `conflict` where nobody waits: somebody has taken it, or it is resolved
 */
export async function takeEscalation(context: Context, id: string): Promise<void> {
	await inTransaction(context, async (inside) => {
		const escalation = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, escalation.teamId));
		const handOver = await presentHandOver(inside, escalation);
		if (!handOver || !isWaiting(handOver)) {
			throw new Problem('conflict', 'Somebody has taken this already, or it is resolved.');
		}
		const { organisationId, userId } = inside.actor;
		const taken = { takenAt: inside.now, takenBy: userId };
		if (handOver.id) {
			await inside.db
				.update(handOvers)
				.set(taken)
				.where(and(eq(handOvers.organisationId, organisationId), eq(handOvers.id, handOver.id)));
		} else {
			await inside.db.insert(handOvers).values({
				organisationId,
				id: newId(),
				escalationId: id,
				direction: 'up',
				fromTier: 1,
				toTier: handOver.toTier,
				handedAt: handOver.handedAt,
				handedBy: escalation.loggedBy ?? userId,
				withinMinutes: handOver.withinMinutes,
				...taken
			});
		}
		await insertEvents(inside, [{ escalationId: id, kind: 'taken', details: { tier: handOver.toTier } }]);
	});
}
