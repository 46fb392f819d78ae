import { and, eq } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { customerKeyOf } from '../../escalations/repeats';
import { incidentCustomers } from '../measures/tables.server';

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
