import { and, eq, isNull } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { authorise, invalid, notFound } from '$lib/shared/problem';
import type { AftercareForm } from '../forms';
import { askedFor, wrongWithNeed } from '../logging';
import { helpersOf } from '../queries/aftercare.server';
import { findIncident } from '../queries/record.server';
import { allowedOrRecorded } from '../refusals.server';
import { incidentAftercare } from '../tables.server';

/**
 * Says what the actor needs after an incident of theirs, or something else than before. Whoever was asked before is told
 * nothing of it: the wish just leaves their Today.
 * @throws Problem `invalid` by field
 */
export async function chooseAftercare(
	context: Context,
	incidentId: string,
	input: AftercareForm
): Promise<void> {
	const incident = await findIncident(context, incidentId);
	authorise(
		await allowedOrRecorded(context, incident.relations.includes('reporter'), incidentId, 'aftercare')
	);
	await inTransaction(context, async (inside) => {
		const helpers = (await helpersOf(inside, [incident.teamId]))[incident.teamId] ?? [];
		const errors = wrongWithNeed(input, helpers);
		if (Object.keys(errors).length > 0) throw invalid(errors);
		await inside.db
			.update(incidentAftercare)
			.set({
				choice: input.need,
				answeredAt: inside.now,
				askedId: askedFor(input, helpers),
				metAt: null
			})
			.where(
				and(
					eq(incidentAftercare.organisationId, inside.actor.organisationId),
					eq(incidentAftercare.id, incidentId),
					eq(incidentAftercare.userId, inside.actor.userId)
				)
			);
	});
}

/**
 * Notes that the actor was there for whoever asked them.
 * @throws Problem `not-found` where nobody asked them, or not any more
 */
export async function wasThere(context: Context, incidentId: string): Promise<void> {
	authorise(context.actor.isAdmin || context.actor.teams.size > 0);
	await inTransaction(context, async (inside) => {
		const met = await inside.db
			.update(incidentAftercare)
			.set({ metAt: inside.now })
			.where(
				and(
					eq(incidentAftercare.organisationId, inside.actor.organisationId),
					eq(incidentAftercare.id, incidentId),
					eq(incidentAftercare.askedId, inside.actor.userId),
					isNull(incidentAftercare.metAt)
				)
			)
			.returning({ id: incidentAftercare.id });
		if (met.length === 0) throw notFound();
	});
}
