import { and, eq, gte, inArray, isNotNull, lt, notInArray, or } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { updateMany } from '$lib/server/db/update-many';
import type { Job } from '$lib/server/jobs/job';
import { authorise, invalid, notFound, Problem } from '$lib/shared/problem';
import { isProgram } from '../../people/actor';
import { groupOfReference } from '../measures/queries/history.server';
import { conductRetention, incidentCustomers, measureAppeals, measures } from '../measures/tables.server';
import { incidents } from '../tables.server';
import { seesEveryIncident } from '../visibility';
import type { MergeForm, RetentionForm } from './forms';
import { retentionMonths } from './queries.server';

/** Forgets references whose time is over, early on the first day of each week. */
export const retentionJob: Job = {
	name: 'forget-customers',
	schedule: { every: 'week', weekday: 1, hour: 3 },
	run: async (context) => void (await forgetCustomers(context))
};

interface Customer {
	id: string;
	mergedIntoId: string | null;
	rootId: string;
}

/**
 * Says that a customer is the same as the one with another reference, so that both have one record. It can be undone.
 * @returns the id of the customer whose record it is from now on
 * @throws Problem `not-found`; `invalid` where the other is unknown or the same already
 */
export async function mergeCustomer(context: Context, id: string, input: MergeForm): Promise<string> {
	authorise(seesEveryIncident(context.actor));
	return inTransaction(context, async (inside) => {
		const from = await findCustomer(inside, id);
		const into = await groupOfReference(inside, input.reference);
		if (!into) throw invalid({ reference: 'No customer with this reference has a record.' });
		if (into.rootId === from.rootId) {
			throw invalid({ reference: 'Both have one record already.' });
		}
		if (from.mergedIntoId !== null) {
			throw new Problem('conflict', 'This customer was merged meanwhile. Open the record again.');
		}
		const { db, actor } = inside;
		const own = eq(incidentCustomers.organisationId, actor.organisationId);
		await db
			.update(incidentCustomers)
			.set({ rootId: into.rootId })
			.where(and(own, eq(incidentCustomers.rootId, from.rootId)));
		await db
			.update(incidentCustomers)
			.set({ mergedIntoId: into.rootId })
			.where(and(own, eq(incidentCustomers.id, id)));
		return into.rootId;
	});
}

/**
 * Takes back that a customer is the same as another: what was theirs stands in a record of its own again, with those who
 * were merged into them before.
 * @returns the id of the record they were taken out of
 * @throws Problem `not-found`; `conflict` where they stand alone already
 */
export async function undoMerge(context: Context, id: string): Promise<string> {
	authorise(seesEveryIncident(context.actor));
	return inTransaction(context, async (inside) => {
		const customer = await findCustomer(inside, id);
		if (customer.mergedIntoId === null) {
			throw new Problem('conflict', 'This customer has a record of their own already.');
		}
		const { db, actor } = inside;
		const together = await db
			.select({ id: incidentCustomers.id, mergedIntoId: incidentCustomers.mergedIntoId })
			.from(incidentCustomers)
			.where(
				and(
					eq(incidentCustomers.organisationId, actor.organisationId),
					eq(incidentCustomers.rootId, customer.rootId)
				)
			);
		const apart = withThoseMergedInto(id, together);
		await updateMany(
			db,
			incidentCustomers,
			actor.organisationId,
			apart.map((each) => ({ id: each, rootId: id }))
		);
		await db
			.update(incidentCustomers)
			.set({ mergedIntoId: null })
			.where(and(eq(incidentCustomers.organisationId, actor.organisationId), eq(incidentCustomers.id, id)));
		return customer.rootId;
	});
}

function withThoseMergedInto(
	id: string,
	customers: readonly Pick<Customer, 'id' | 'mergedIntoId'>[]
): string[] {
	const into = customers.filter(({ mergedIntoId }) => mergedIntoId === id);
	return [id, ...into.flatMap((each) => withThoseMergedInto(each.id, customers))];
}

async function findCustomer({ db, actor }: WritingContext, id: string): Promise<Customer> {
	const [found] = await db
		.select({
			id: incidentCustomers.id,
			mergedIntoId: incidentCustomers.mergedIntoId,
			rootId: incidentCustomers.rootId
		})
		.from(incidentCustomers)
		.where(and(eq(incidentCustomers.organisationId, actor.organisationId), eq(incidentCustomers.id, id)));
	if (!found) throw notFound();
	return found;
}

/** Sets after how long without new conduct references are forgotten. Only for admins. */
export async function changeRetention(context: Context, { months }: RetentionForm): Promise<void> {
	authorise(context.actor.isAdmin);
	const { organisationId } = context.actor;
	await inTransaction(context, async ({ db, now }) => {
		await db
			.insert(conductRetention)
			.values({ organisationId, months, changedAt: now })
			.onConflictDoUpdate({
				target: [conductRetention.organisationId],
				set: { months, changedAt: now }
			});
	});
}

const BATCH = 500;

/**
 * Forgets who the customers were that have done nothing new for as long as the organisation set, and for whom nothing holds
 * or waits: their references go, on incidents too, with notices and what they wrote in appeals. What happened stays, for the
 * figures and for the one it happened to.
 * @returns how many references were forgotten
 */
export async function forgetCustomers(context: Context): Promise<number> {
	authorise(isProgram(context.actor));
	const until = new Date(context.now);
	until.setUTCMonth(until.getUTCMonth() - (await retentionMonths(context)));
	for (let forgotten = 0; ;) {
		const batch = await inTransaction(context, (inside) => forgetBatch(inside, until));
		forgotten += batch;
		if (batch < BATCH) return forgotten;
	}
}

async function forgetBatch(inside: WritingContext, until: Date): Promise<number> {
	const { db, actor, now } = inside;
	const { organisationId } = actor;
	const over = await db
		.select({ id: incidentCustomers.id, key: incidentCustomers.key })
		.from(incidentCustomers)
		.where(
			and(
				eq(incidentCustomers.organisationId, organisationId),
				isNotNull(incidentCustomers.key),
				lt(incidentCustomers.createdAt, until),
				notInArray(incidentCustomers.rootId, rootsWithConductSince(inside, until)),
				notInArray(incidentCustomers.rootId, rootsWithSomethingHeld(inside, until))
			)
		)
		.limit(BATCH);
	if (over.length === 0) return 0;
	const ids = over.map(({ id }) => id);
	await db
		.update(incidents)
		.set({ customerReference: '', customerKey: null })
		.where(
			and(
				eq(incidents.organisationId, organisationId),
				inArray(
					incidents.customerKey,
					over.map(({ key }) => key!)
				)
			)
		);
	const ofThem = and(eq(measures.organisationId, organisationId), inArray(measures.customerId, ids));
	await db
		.update(measureAppeals)
		.set({ words: null })
		.where(
			and(
				eq(measureAppeals.organisationId, organisationId),
				inArray(measureAppeals.measureId, db.select({ id: measures.id }).from(measures).where(ofThem))
			)
		);
	await db.update(measures).set({ notice: null }).where(ofThem);
	await db
		.update(incidentCustomers)
		.set({ reference: '', key: null, anonymisedAt: now })
		.where(and(eq(incidentCustomers.organisationId, organisationId), inArray(incidentCustomers.id, ids)));
	return over.length;
}

function rootsWithConductSince({ db, actor }: WritingContext, since: Date) {
	return db
		.select({ rootId: incidentCustomers.rootId })
		.from(incidentCustomers)
		.innerJoin(
			incidents,
			and(
				eq(incidents.organisationId, incidentCustomers.organisationId),
				eq(incidents.customerKey, incidentCustomers.key)
			)
		)
		.where(
			and(
				eq(incidentCustomers.organisationId, actor.organisationId),
				or(gte(incidents.occurredAt, since), eq(incidents.state, 'open'))
			)
		);
}

/** In force, waiting for a second person or for the answer to an appeal, or ended not long ago. */
function rootsWithSomethingHeld({ db, actor }: WritingContext, since: Date) {
	return db
		.select({ rootId: incidentCustomers.rootId })
		.from(incidentCustomers)
		.innerJoin(
			measures,
			and(
				eq(measures.organisationId, incidentCustomers.organisationId),
				eq(measures.customerId, incidentCustomers.id)
			)
		)
		.leftJoin(
			measureAppeals,
			and(
				eq(measureAppeals.organisationId, measures.organisationId),
				eq(measureAppeals.measureId, measures.id),
				eq(measureAppeals.state, 'open')
			)
		)
		.where(
			and(
				eq(incidentCustomers.organisationId, actor.organisationId),
				or(
					inArray(measures.state, ['in-force', 'awaiting-approval']),
					gte(measures.endedAt, since),
					isNotNull(measureAppeals.id)
				)
			)
		);
}
