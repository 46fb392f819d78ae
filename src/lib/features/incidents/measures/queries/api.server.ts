import { and, desc, eq, lt, lte, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { isId } from '$lib/shared/ids';
import { authorise, notFound } from '$lib/shared/problem';
import { findIncident } from '../../queries/record.server';
import { seesEveryIncident } from '../../visibility';
import { restrictionInWords, stateOn, type MeasureState } from '../measure';
import { incidentCustomers, measures } from '../tables.server';
import { holdsOn } from './history.server';
import { appealsOf, findMeasure } from './record.server';

/**
 * A page of what was decided, the newest first, in the words of the API; for those who decide. Neither reasons nor anything
 * that was said or written is part of it.
 * @param place what an earlier page gave as `next`
 */
export async function measuresForApi(
	context: ReadingContext,
	{ state }: { state?: MeasureState | undefined },
	place: string | null,
	limit: number
) {
	authorise(seesEveryIncident(context.actor));
	const { db, actor, now } = context;
	const today = dayOf(now, actor.habits.timeZone);
	const rows = await db
		.select({ measure: measures, reference: incidentCustomers.reference })
		.from(measures)
		.leftJoin(
			incidentCustomers,
			and(
				eq(incidentCustomers.organisationId, measures.organisationId),
				eq(incidentCustomers.id, measures.customerId)
			)
		)
		.where(and(eq(measures.organisationId, actor.organisationId), inState(state, today), beyond(place)))
		.orderBy(desc(measures.decidedAt), desc(measures.id))
		.limit(limit + 1);
	const items = rows.slice(0, limit).map(({ measure, reference }) => answerOf(measure, reference, today));
	const last = rows.length > limit ? rows[limit - 1]!.measure : null;
	return { items, next: last && `${last.decidedAt.getTime()}~${last.id}` };
}

/**
 * One decision in the words of the API, for those who decide and for the one it happened to.
 * @throws Problem `not-found`
 */
export async function measureForApi(context: ReadingContext, id: string) {
	if (!isId(id)) throw notFound();
	const { measure } = await findMeasure(context, id);
	const incident = await findIncident(context, measure.incidentId, 'key-with-incidents');
	const appeals = await appealsOf(context, id, incident);
	const today = dayOf(context.now, context.actor.habits.timeZone);
	return {
		...answerOf(measure, incident.customerReference, today),
		reason: incident.sees.has('story') ? measure.reason : null,
		appeals: appeals.map(({ id: appealId, receivedOn, state, decidedAt }) => ({
			id: appealId,
			receivedOn,
			state,
			decidedAt: decidedAt?.toISOString() ?? null
		}))
	};
}

type Answered = Pick<
	typeof measures.$inferSelect,
	| 'id'
	| 'incidentId'
	| 'step'
	| 'state'
	| 'restriction'
	| 'police'
	| 'startsOn'
	| 'endsOn'
	| 'reviewOn'
	| 'decidedAt'
	| 'endedAt'
>;

function answerOf(measure: Answered, reference: string | null, today: string) {
	return {
		id: measure.id,
		incident: measure.incidentId,
		customerReference: reference || null,
		step: measure.step,
		state: stateOn(measure, today),
		restriction: restrictionInWords(measure.restriction) || null,
		police: measure.police,
		startsOn: measure.startsOn,
		endsOn: measure.endsOn,
		reviewOn: measure.reviewOn,
		decidedAt: measure.decidedAt.toISOString(),
		endedAt: measure.endedAt?.toISOString() ?? null
	};
}

/** What is past its last day has expired, whether or not the clock has come by. */
function inState(state: MeasureState | undefined, today: string) {
	if (state === undefined) return undefined;
	if (state === 'in-force') return holdsOn(today);
	const stored = eq(measures.state, state);
	return state === 'expired'
		? or(stored, and(eq(measures.state, 'in-force'), lt(measures.endsOn, today)))
		: stored;
}

function beyond(place: string | null) {
	const [at = '', id = ''] = (place ?? '').split('~');
	if (!/^\d{1,14}$/.test(at) || !isId(id)) return undefined;
	const bound = new Date(Number(at));
	return and(lte(measures.decidedAt, bound), or(lt(measures.decidedAt, bound), lt(measures.id, id)));
}
