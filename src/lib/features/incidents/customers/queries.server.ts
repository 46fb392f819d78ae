import { and, asc, desc, eq, gt, inArray, isNotNull, lt } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { authorise, notFound } from '$lib/shared/problem';
import { namesOf } from '../../people/queries.server';
import { groupOfReference, groupOfRoot, holdsOn } from '../measures/queries/history.server';
import { stateOn } from '../measures/measure';
import { conductRetention, incidentCustomers, measureAppeals, measures } from '../measures/tables.server';
import { incidents } from '../tables.server';
import { seesEveryIncident } from '../visibility';
import { presentOf } from './standing';

const CUSTOMERS_A_PAGE = 50;
const MOST_INCIDENTS = 200;

/** After how long without new conduct a reference is forgotten, in months, until an admin says otherwise. */
export const USUAL_RETENTION_MONTHS = 24;

/**
 * What holds for the customer with a reference; null where nothing does. For everybody in the organisation: who is in
 * contact has to know, and sees no more than that.
 */
export async function standingOf(context: ReadingContext, reference: string) {
	const group = await groupOfReference(context, reference);
	if (!group) return null;
	const { db, actor, now } = context;
	const held = await db
		.select({ step: measures.step, endsOn: measures.endsOn, restriction: measures.restriction })
		.from(measures)
		.where(
			and(
				eq(measures.organisationId, actor.organisationId),
				inArray(measures.customerId, group.ids),
				holdsOn(dayOf(now, actor.habits.timeZone))
			)
		);
	const present = presentOf(held);
	return present && { ...present, customerId: group.rootId };
}

/**
 * A page of the customers who have a record, by reference, each with what holds for them. For those who decide.
 * @param place the key that the page comes after or before; null for the first page
 */
export async function customersList(
	context: ReadingContext,
	place: { after: string } | { before: string } | null = null
) {
	authorise(seesEveryIncident(context.actor));
	const { db, actor, now } = context;
	const isBackwards = place !== null && 'before' in place;
	const found = await db
		.select({ id: incidentCustomers.id, reference: incidentCustomers.reference, key: incidentCustomers.key })
		.from(incidentCustomers)
		.where(
			and(
				eq(incidentCustomers.organisationId, actor.organisationId),
				eq(incidentCustomers.id, incidentCustomers.rootId),
				isNotNull(incidentCustomers.key),
				place && 'after' in place ? gt(incidentCustomers.key, place.after) : undefined,
				place && 'before' in place ? lt(incidentCustomers.key, place.before) : undefined
			)
		)
		.orderBy(isBackwards ? desc(incidentCustomers.key) : asc(incidentCustomers.key))
		.limit(CUSTOMERS_A_PAGE + 1);
	const isMore = found.length > CUSTOMERS_A_PAGE;
	const rows = found.slice(0, CUSTOMERS_A_PAGE);
	if (isBackwards) rows.reverse();
	const held = await db
		.select({
			rootId: incidentCustomers.rootId,
			step: measures.step,
			endsOn: measures.endsOn,
			restriction: measures.restriction
		})
		.from(measures)
		.innerJoin(
			incidentCustomers,
			and(
				eq(incidentCustomers.organisationId, measures.organisationId),
				eq(incidentCustomers.id, measures.customerId)
			)
		)
		.where(
			and(
				eq(measures.organisationId, actor.organisationId),
				holdsOn(dayOf(now, actor.habits.timeZone)),
				inArray(
					incidentCustomers.rootId,
					rows.map(({ id }) => id)
				)
			)
		);
	return {
		rows: rows.map(({ key: _, ...row }) => ({
			...row,
			present: presentOf(held.filter(({ rootId }) => rootId === row.id))
		})),
		previous: (isBackwards ? isMore : place !== null) ? (rows[0]?.key ?? null) : null,
		next: isBackwards || isMore ? (rows.at(-1)?.key ?? null) : null
	};
}

/**
 * The record of a customer, whoever was merged into them: what was done, and what follows from it; never what was said.
 * @throws Problem `not-found`, also for those who decide about nothing
 */
export async function customerRecord(context: ReadingContext, id: string) {
	authorise(seesEveryIncident(context.actor));
	const { db, actor, now } = context;
	const { organisationId, habits } = actor;
	const [found] = await db
		.select({ rootId: incidentCustomers.rootId })
		.from(incidentCustomers)
		.where(and(eq(incidentCustomers.organisationId, organisationId), eq(incidentCustomers.id, id)));
	if (!found) throw notFound();
	const { rootId } = found;
	const group = await groupOfRoot(context, rootId);
	const [customers, conduct, decided] = await Promise.all([
		db
			.select({
				id: incidentCustomers.id,
				reference: incidentCustomers.reference,
				mergedIntoId: incidentCustomers.mergedIntoId,
				anonymisedAt: incidentCustomers.anonymisedAt
			})
			.from(incidentCustomers)
			.where(and(eq(incidentCustomers.organisationId, organisationId), eq(incidentCustomers.rootId, rootId)))
			.orderBy(asc(incidentCustomers.createdAt)),
		db
			.select({
				id: incidents.id,
				category: incidents.category,
				severity: incidents.severity,
				contactEnded: incidents.contactEnded,
				occurredOn: incidents.occurredOn,
				state: incidents.state
			})
			.from(incidents)
			.where(and(eq(incidents.organisationId, organisationId), inArray(incidents.customerKey, group.keys)))
			.orderBy(desc(incidents.occurredAt))
			.limit(MOST_INCIDENTS + 1),
		db
			.select({
				id: measures.id,
				incidentId: measures.incidentId,
				step: measures.step,
				state: measures.state,
				startsOn: measures.startsOn,
				endsOn: measures.endsOn,
				reviewOn: measures.reviewOn,
				restriction: measures.restriction,
				decidedBy: measures.decidedBy,
				decidedAt: measures.decidedAt
			})
			.from(measures)
			.where(and(eq(measures.organisationId, organisationId), inArray(measures.customerId, group.ids)))
			.orderBy(desc(measures.decidedAt))
	]);
	const appeals = await db
		.select({
			id: measureAppeals.id,
			measureId: measureAppeals.measureId,
			state: measureAppeals.state,
			receivedOn: measureAppeals.receivedOn
		})
		.from(measureAppeals)
		.where(
			and(
				eq(measureAppeals.organisationId, organisationId),
				inArray(
					measureAppeals.measureId,
					decided.map(({ id: measureId }) => measureId)
				)
			)
		)
		.orderBy(asc(measureAppeals.loggedAt));
	const names = await namesOf(
		context,
		decided.map(({ decidedBy }) => decidedBy)
	);
	const today = dayOf(now, habits.timeZone);
	const shown = decided.map(({ decidedBy, ...measure }) => ({
		...measure,
		state: stateOn(measure, today),
		decidedByName: names.get(decidedBy) ?? 'Somebody',
		appeals: appeals.filter(({ measureId }) => measureId === measure.id)
	}));
	const root = customers.find((customer) => customer.id === rootId);
	return {
		id: rootId,
		reference: root?.reference ?? '',
		anonymisedAt: root?.anonymisedAt ?? null,
		merged: customers.filter((customer) => customer.id !== rootId),
		incidents: conduct.slice(0, MOST_INCIDENTS),
		isMore: conduct.length > MOST_INCIDENTS,
		measures: shown,
		present: presentOf(shown.filter(({ state }) => state === 'in-force'))
	};
}

/** After how many months without new conduct references are forgotten. */
export async function retentionMonths({ db, actor }: ReadingContext): Promise<number> {
	const [found] = await db
		.select({ months: conductRetention.months })
		.from(conductRetention)
		.where(eq(conductRetention.organisationId, actor.organisationId));
	return found?.months ?? USUAL_RETENTION_MONTHS;
}
