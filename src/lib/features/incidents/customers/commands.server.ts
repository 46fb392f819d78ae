import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { updateMany } from '$lib/server/db/update-many';
import { authorise, invalid, notFound, Problem } from '$lib/shared/problem';
import { audit } from '../../people/audit.server';
import { groupOfReference } from '../measures/queries/history.server';
import { incidentCustomers } from '../measures/tables.server';
import { seesEveryIncident } from '../visibility';
import type { MergeForm } from './forms';

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
		// By their ids alone: a reference has to be forgotten in time, and the log never forgets.
		await audit(inside, 'customers-merged', { customer: id, into: into.rootId });
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
		await audit(inside, 'customers-parted', { customer: id, from: customer.rootId });
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
