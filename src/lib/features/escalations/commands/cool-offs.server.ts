import { and, eq, isNull } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { authorise, Problem } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import { coolOffState, coolOffUntil } from '../cool-off';
import type { CoolOffForm } from '../handling/forms';
import { coolOffs } from '../handling/tables.server';
import { findEscalation } from '../queries.server';
import { insertEvents } from '../recording.server';

/**
 * Takes a pause from an escalation, for the actor alone.
 * @throws Problem `conflict` where one is running already
 */
export async function beginCoolOff(context: Context, id: string, input: CoolOffForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		const escalation = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, escalation.teamId));
		const open = await ownOpenCoolOff(inside, id);
		if (open && coolOffState(open, inside.now) === 'running') {
			throw new Problem('conflict', 'You are taking a pause from this already.');
		}
		// Another hour after the first is a pause of its own.
		if (open) await end(inside, open.id);
		const { organisationId, userId, habits } = inside.actor;
		const until = coolOffUntil(input.length, inside.now, habits.timeZone);
		await inside.db.insert(coolOffs).values({
			organisationId,
			id: newId(),
			escalationId: id,
			userId,
			startedAt: inside.now,
			until
		});
		await insertEvents(inside, [
			{ escalationId: id, kind: 'cool-off-begun', details: { until: until.toISOString() } }
		]);
	});
}

/**
 * Comes back from the actor's own pause, early or after it.
 * @throws Problem `conflict` where there is none
 */
export async function endCoolOff(context: Context, id: string): Promise<void> {
	await inTransaction(context, async (inside) => {
		const escalation = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, escalation.teamId));
		const open = await ownOpenCoolOff(inside, id);
		if (!open) throw new Problem('conflict', 'You are back already.');
		await end(inside, open.id);
		await insertEvents(inside, [{ escalationId: id, kind: 'cool-off-ended', details: {} }]);
	});
}

async function ownOpenCoolOff(inside: WritingContext, escalationId: string) {
	const { organisationId, userId } = inside.actor;
	const [open] = await inside.db
		.select({ id: coolOffs.id, until: coolOffs.until, endedAt: coolOffs.endedAt })
		.from(coolOffs)
		.where(
			and(
				eq(coolOffs.organisationId, organisationId),
				eq(coolOffs.escalationId, escalationId),
				eq(coolOffs.userId, userId),
				isNull(coolOffs.endedAt)
			)
		);
	return open;
}

async function end(inside: WritingContext, coolOffId: string): Promise<void> {
	await inside.db
		.update(coolOffs)
		.set({ endedAt: inside.now })
		.where(and(eq(coolOffs.organisationId, inside.actor.organisationId), eq(coolOffs.id, coolOffId)));
}
