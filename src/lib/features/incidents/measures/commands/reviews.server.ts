import { and, eq, isNotNull, lt } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { insertMany } from '$lib/server/db/insert-many';
import { updateMany } from '$lib/server/db/update-many';
import type { Job } from '$lib/server/jobs/job';
import { dayOf } from '$lib/shared/days';
import { formatDate } from '$lib/shared/format';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { isProgram } from '../../../people/actor';
import { insertEvent } from '../../events.server';
import { incidentEvents } from '../../tables.server';
import type { ReviewForm } from '../forms';
import { stepNames, whyNotReviewed, wrongWithDays } from '../measure';
import { findMeasure, type SeenMeasure } from '../queries.server';
import { expectToSee, expectUninvolved } from '../standing.server';
import { measures } from '../tables.server';
import { updateIncident, updateMeasure } from '../writing.server';

/** Ends what has passed its last day, first thing on each day. */
export const expiryJob: Job = {
	name: 'expire-measures',
	schedule: { every: 'day', hour: 0 },
	run: async (context) => void (await expireMeasures(context))
};

/**
 * Looks at a measure again: keeps it until the next review, or lifts it.
 * @throws Problem `invalid` by field; `conflict` where the actor was part of what happened, or it is not in force any more
 */
export async function reviewMeasure(context: Context, measureId: string, input: ReviewForm): Promise<void> {
	const { incident } = await findMeasure(context, measureId);
	authorise(incident.sees.has('facts'));
	await expectUninvolved(context, incident, 'reviewing a measure');
	expectToSee(incident);
	await inTransaction(context, async (inside) => {
		const { measure } = await findMeasure(inside, measureId);
		expectInForce(measure, input.version);
		if (input.answer === 'lift') {
			await updateMeasure(inside, measureId, { state: 'lifted', endedAt: inside.now });
			await updateIncident(inside, incident.id, { outcomeReadAt: null });
			await insertEvent(inside, incident.id, 'measure-lifted', {
				what: `${stepNames[measure.step]}. ${input.reason}`
			});
			return;
		}
		const { habits } = inside.actor;
		const today = dayOf(inside.now, habits.timeZone);
		const { reviewOn } = wrongWithDays({ ...measure, reviewOn: input.reviewOn }, undefined, {
			today,
			habits
		});
		if (reviewOn) throw invalid({ reviewOn });
		await updateMeasure(inside, measureId, { reviewOn: input.reviewOn });
		await insertEvent(inside, incident.id, 'review-kept', {
			what: `${formatDate(input.reviewOn!, habits)}. ${input.reason}`
		});
	});
}

/**
 * Goes on only with a measure in force that nobody changed meanwhile.
 * @throws Problem `conflict`
 */
function expectInForce(measure: SeenMeasure, version: number): void {
	const whyNot = whyNotReviewed(measure);
	if (whyNot) throw new Problem('conflict', whyNot);
	if (measure.version !== version) {
		throw new Problem('conflict', 'Somebody changed this measure meanwhile. Look at it again first.');
	}
}

/**
 * Ends the measures whose last day is over, and says so in their stories. Done twice, it does nothing the second time.
 * @returns how many
 */
export async function expireMeasures(context: Context): Promise<number> {
	authorise(isProgram(context.actor));
	return inTransaction(context, async (inside) => {
		const { db, actor, now } = inside;
		const { organisationId, habits } = actor;
		const over = await db
			.select({ id: measures.id, incidentId: measures.incidentId, step: measures.step })
			.from(measures)
			.where(
				and(
					eq(measures.organisationId, organisationId),
					eq(measures.state, 'in-force'),
					isNotNull(measures.endsOn),
					lt(measures.endsOn, dayOf(now, habits.timeZone))
				)
			);
		if (over.length === 0) return 0;
		await updateMany(
			db,
			measures,
			organisationId,
			over.map(({ id }) => ({ id, state: 'expired' as const, endedAt: now }))
		);
		await insertMany(
			db,
			incidentEvents,
			over.map(({ incidentId, step }) => ({
				organisationId,
				id: newId(),
				incidentId,
				at: now,
				actorId: null,
				kind: 'measure-expired' as const,
				details: { what: stepNames[step] }
			}))
		);
		return over.length;
	});
}
