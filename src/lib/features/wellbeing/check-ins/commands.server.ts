import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { canSeal } from '$lib/server/encryption';
import { dayOf } from '$lib/shared/days';
import { authorise, invalid, notFound, openToAnyone } from '$lib/shared/problem';
import { isProgram } from '../../people/actor';
import type { CheckInForm } from './forms';
import { sealContent } from './sealed.server';
import { checkIns } from './tables.server';

/**
 * Notes how the actor is, for them alone: nothing of it goes into the audit log or any figure.
 * @throws Problem `invalid` where this install has no key to seal it with
 */
export async function checkIn(context: Context, { id, ...content }: CheckInForm): Promise<void> {
	authorise(!isProgram(context.actor));
	if (!canSeal()) {
		throw invalid({
			mood: 'Check-ins cannot be kept at present: this install has no key to seal them with. Your admins can set one.'
		});
	}
	await inTransaction(context, async ({ db, actor, now }) => {
		const { organisationId, userId } = actor;
		await db
			.insert(checkIns)
			.values({
				organisationId,
				id,
				userId,
				at: now,
				day: dayOf(now, actor.habits.timeZone),
				content: sealContent(organisationId, id, userId, content)
			})
			.onConflictDoNothing();
	});
}

/**
 * Deletes one check-in of the actor's; nothing is kept of it.
 * @throws Problem `not-found`, for everybody else's too
 */
export async function deleteCheckIn(context: Context, id: string): Promise<void> {
	openToAnyone('everybody deletes their own, and the statement reaches nobody else’s');
	await inTransaction(context, async ({ db, actor }) => {
		const gone = await db
			.delete(checkIns)
			.where(
				and(
					eq(checkIns.organisationId, actor.organisationId),
					eq(checkIns.id, id),
					eq(checkIns.userId, actor.userId)
				)
			)
			.returning({ id: checkIns.id });
		if (gone.length === 0) throw notFound();
	});
}

/** Deletes all check-ins of the actor's. @returns how many there were */
export async function deleteOwnCheckIns(context: Context): Promise<number> {
	openToAnyone('everybody deletes their own, and the statement reaches nobody else’s');
	return inTransaction(context, async ({ db, actor }) => {
		const gone = await db
			.delete(checkIns)
			.where(and(eq(checkIns.organisationId, actor.organisationId), eq(checkIns.userId, actor.userId)))
			.returning({ id: checkIns.id });
		return gone.length;
	});
}
