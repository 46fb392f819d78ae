import { and, eq, inArray } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { readableTeams } from '../../people/actor';
import { escalations } from '../tables.server';

/** What those of some escalations are about that the actor may read, by id; of the others nothing is told. */
export async function summariesOfReadable(
	{ db, actor }: ReadingContext,
	ids: readonly string[]
): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const teams = readableTeams(actor);
	const rows = await db
		.select({ id: escalations.id, summary: escalations.summary })
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, actor.organisationId),
				inArray(escalations.id, [...ids]),
				teams ? inArray(escalations.teamId, teams) : undefined
			)
		);
	return new Map(rows.map(({ id, summary }) => [id, summary]));
}
