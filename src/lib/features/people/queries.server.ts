import type { Database } from '$lib/server/db/connection';
import { organisations } from './tables.server';

/** Whether the install has been set up. */
export async function hasOrganisation(db: Database): Promise<boolean> {
	const found = await db.select({ id: organisations.organisationId }).from(organisations).limit(1);
	return found.length > 0;
}
