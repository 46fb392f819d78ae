import { and, eq, inArray } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { fixes } from '../tables.server';
import { readableFixes } from './readable.server';

/** The titles of those of some fixes that the actor may read, by id; of the others nothing is told. */
export async function titlesOfReadable(
	context: ReadingContext,
	ids: readonly string[]
): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await context.db
		.select({ id: fixes.id, title: fixes.title })
		.from(fixes)
		.where(
			and(
				eq(fixes.organisationId, context.actor.organisationId),
				inArray(fixes.id, [...ids]),
				readableFixes(context)
			)
		);
	return new Map(rows.map(({ id, title }) => [id, title]));
}
