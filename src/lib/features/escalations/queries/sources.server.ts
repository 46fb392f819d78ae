import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { rowsFromJson } from '$lib/server/db/dialect';
import { escalations } from '../tables.server';

/** Which of the source keys belong to an escalation that is stored already. */
export async function storedSourceKeys(
	context: ReadingContext,
	keys: readonly string[]
): Promise<Set<string>> {
	if (keys.length === 0) return new Set();
	const wanted = rowsFromJson(JSON.stringify(keys.map((key) => [key])), [escalations.sourceKey.getSQLType()]);
	const found = await context.db
		.select({ sourceKey: escalations.sourceKey })
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, context.actor.organisationId),
				inArray(escalations.sourceKey, sql`(${wanted})`)
			)
		);
	return new Set(found.flatMap(({ sourceKey }) => sourceKey ?? []));
}
