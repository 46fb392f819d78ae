import { and, eq, gte, lt } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { addDays, type Period } from '$lib/shared/days';
import { instantOf } from '$lib/shared/zoned';
import { incidents } from '../tables.server';

/**
 * Who met or handled the hardest incidents of a team in a period, severe or critical ones: whoever they happened to and
 * whoever decided about them. For counting alone: whom an incident happened to is told to nobody but those who decide.
 */
export async function whoHandledTheHardestIncidents(
	{ db, actor }: ReadingContext,
	teamId: string,
	{ from, to }: Period
): Promise<string[]> {
	const { timeZone } = actor.habits;
	const rows = await db
		.selectDistinct({ loggedBy: incidents.loggedBy, deciderId: incidents.deciderId })
		.from(incidents)
		.where(
			and(
				eq(incidents.organisationId, actor.organisationId),
				eq(incidents.teamId, teamId),
				gte(incidents.occurredAt, instantOf(from, '00:00', timeZone)),
				lt(incidents.occurredAt, instantOf(addDays(to, 1), '00:00', timeZone)),
				gte(incidents.severity, 3)
			)
		);
	return rows.flatMap(({ loggedBy, deciderId }) => (deciderId ? [loggedBy, deciderId] : [loggedBy]));
}
