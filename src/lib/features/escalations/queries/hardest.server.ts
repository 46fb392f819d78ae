import { and, eq, gte, isNotNull, lte, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Period } from '$lib/shared/days';
import { escalations } from '../tables.server';

/**
 * Who met the hardest escalations of a team in a period, high or critical ones, without saying which. Read from an index
 * that holds these alone.
 */
export async function whoMetTheHardest(
	{ db, actor }: ReadingContext,
	teamId: string,
	{ from, to }: Period
): Promise<string[]> {
	const rows = await db
		.selectDistinct({ userId: escalations.loggedBy })
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, actor.organisationId),
				eq(escalations.teamId, teamId),
				gte(escalations.occurredOn, from),
				lte(escalations.occurredOn, to),
				// In the very words of the index, as it is used for no others.
				sql`severity >= 3`,
				isNotNull(escalations.loggedBy)
			)
		);
	return rows.flatMap(({ userId }) => userId ?? []);
}
