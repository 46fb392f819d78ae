import { asc, eq } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { kudosValues } from '../tables.server';
import { shippedValues, type Value } from '../values';

/** The values of the organisation in their order, archived ones too; the shipped ones until something is stored. */
export async function valuesOf({ db, actor }: ReadingContext): Promise<Value[]> {
	const rows = await db
		.select({ id: kudosValues.id, name: kudosValues.name, archivedAt: kudosValues.archivedAt })
		.from(kudosValues)
		.where(eq(kudosValues.organisationId, actor.organisationId))
		.orderBy(asc(kudosValues.position), asc(kudosValues.id));
	if (rows.length === 0) return shippedValues.map((value) => ({ ...value, archived: false }));
	return rows.map(({ id, name, archivedAt }) => ({ id, name, archived: archivedAt !== null }));
}
