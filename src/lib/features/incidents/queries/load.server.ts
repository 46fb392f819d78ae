import { and, count, eq, gte, lt } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { addDays, type Day, type Period } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { instantOf } from '$lib/shared/zoned';
import { mayLeadTeam } from '../../people/actor';
import { incidents } from '../tables.server';

/**
 * How many abusive contacts a team logged on each day of a period that had any. For those who lead it, who see each of
 * them in the list.
 * @throws Problem `not-found` for everybody else
 */
export async function loggedByDay(
	{ db, actor }: ReadingContext,
	teamId: string,
	{ from, to }: Period
): Promise<{ day: Day; count: number }[]> {
	authorise(mayLeadTeam(actor, teamId));
	const { timeZone } = actor.habits;
	return db
		.select({ day: incidents.occurredOn, count: count() })
		.from(incidents)
		.where(
			and(
				eq(incidents.organisationId, actor.organisationId),
				eq(incidents.teamId, teamId),
				gte(incidents.occurredAt, instantOf(from, '00:00', timeZone)),
				lt(incidents.occurredAt, instantOf(addDays(to, 1), '00:00', timeZone))
			)
		)
		.groupBy(incidents.occurredOn);
}
