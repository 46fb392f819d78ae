import { and, eq, inArray } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { escalationCauses } from '../tables.server';

/** The rows with the ids of their contributing causes, read at once for all of them. */
export async function withCauses<Row extends { id: string }>(
	context: ReadingContext,
	rows: Row[]
): Promise<(Row & { causeIds: string[] })[]> {
	if (rows.length === 0) return [];
	const causes = await context.db
		.select({ escalationId: escalationCauses.escalationId, causeId: escalationCauses.causeId })
		.from(escalationCauses)
		.where(
			and(
				eq(escalationCauses.organisationId, context.actor.organisationId),
				inArray(
					escalationCauses.escalationId,
					rows.map(({ id }) => id)
				)
			)
		);
	const byEscalation = Map.groupBy(causes, ({ escalationId }) => escalationId);
	return rows.map((row) => ({
		...row,
		causeIds: (byEscalation.get(row.id) ?? []).map(({ causeId }) => causeId)
	}));
}
