import { and, eq, isNull } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { authorise, notFound } from '$lib/shared/problem';
import { mayLeadTeam } from '../../../people/actor';
import { teamById } from '../../../people/queries.server';
import type { NoteForm } from '../forms';
import { pulseNotes } from '../tables.server';

/** Tells a team what was heard from it and what was done. For those who lead it. @returns its id */
export async function writeNote(context: Context, teamId: string, form: NoteForm): Promise<string> {
	authorise(mayLeadTeam(context.actor, teamId));
	return inTransaction(context, async (inside) => {
		await teamById(inside, teamId);
		const { organisationId, userId, habits } = inside.actor;
		const id = newId();
		await inside.db.insert(pulseNotes).values({
			organisationId,
			id,
			teamId,
			...form,
			writtenBy: userId,
			writtenOn: dayOf(inside.now, habits.timeZone),
			writtenAt: inside.now,
			version: 1
		});
		return id;
	});
}

/**
 * Takes a note back: the team does not see it any more.
 * @throws Problem `not-found`
 */
export async function withdrawNote(context: Context, teamId: string, id: string): Promise<void> {
	authorise(mayLeadTeam(context.actor, teamId));
	await inTransaction(context, async (inside) => {
		const { organisationId, habits } = inside.actor;
		const withdrawn = await inside.db
			.update(pulseNotes)
			.set({ withdrawnOn: dayOf(inside.now, habits.timeZone) })
			.where(
				and(
					eq(pulseNotes.organisationId, organisationId),
					eq(pulseNotes.id, id),
					eq(pulseNotes.teamId, teamId),
					isNull(pulseNotes.withdrawnOn)
				)
			)
			.returning({ id: pulseNotes.id });
		if (withdrawn.length === 0) throw notFound();
	});
}
