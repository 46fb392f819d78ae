import type { Database, WritableDatabase } from '$lib/server/db/connection';
import { organisations } from './tables.server';

/** Whether anybody has set the install up yet. */
export async function hasOrganisation(db: Database | WritableDatabase): Promise<boolean> {
	const found = await db.select({ id: organisations.organisationId }).from(organisations).limit(1);
	return found.length > 0;
}
