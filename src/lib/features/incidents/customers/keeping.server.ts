import { and, eq, ne, or } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { customerKeyOf } from '../../escalations/repeats';
import { incidentCustomers, measures } from '../measures/tables.server';
import { incidents } from '../tables.server';

/**
 * The id of the customer with a reference, kept from their first incident on.
 * @returns null where the reference says nothing
 */
export async function keptCustomer(inside: WritingContext, reference: string): Promise<string | null> {
	const key = customerKeyOf(reference);
	if (key === null) return null;
	const { organisationId } = inside.actor;
	const [known] = await inside.db
		.select({ id: incidentCustomers.id })
		.from(incidentCustomers)
		.where(and(eq(incidentCustomers.organisationId, organisationId), eq(incidentCustomers.key, key)));
	if (known) return known.id;
	const id = newId();
	await inside.db.insert(incidentCustomers).values({
		organisationId,
		id,
		reference: reference.trim(),
		key,
		mergedIntoId: null,
		rootId: id,
		createdAt: inside.now,
		anonymisedAt: null
	});
	return id;
}

/** Forgets a reference that turned out to be wrong, where no incident, measure or other customer needs it any more. */
export async function dropUnusedCustomer({ db, actor }: WritingContext, reference: string): Promise<void> {
	const key = customerKeyOf(reference);
	if (key === null) return;
	const { organisationId } = actor;
	const [found] = await db
		.select({ id: incidentCustomers.id })
		.from(incidentCustomers)
		.where(and(eq(incidentCustomers.organisationId, organisationId), eq(incidentCustomers.key, key)));
	if (!found) return;
	const { id } = found;
	const needing = [
		await db
			.select({ id: incidents.id })
			.from(incidents)
			.where(and(eq(incidents.organisationId, organisationId), eq(incidents.customerKey, key)))
			.limit(1),
		await db
			.select({ id: measures.id })
			.from(measures)
			.where(and(eq(measures.organisationId, organisationId), eq(measures.customerId, id)))
			.limit(1),
		await db
			.select({ id: incidentCustomers.id })
			.from(incidentCustomers)
			.where(
				and(
					eq(incidentCustomers.organisationId, organisationId),
					ne(incidentCustomers.id, id),
					or(eq(incidentCustomers.rootId, id), eq(incidentCustomers.mergedIntoId, id))
				)
			)
			.limit(1)
	];
	if (needing.some((rows) => rows.length > 0)) return;
	await db
		.delete(incidentCustomers)
		.where(and(eq(incidentCustomers.organisationId, organisationId), eq(incidentCustomers.id, id)));
}
