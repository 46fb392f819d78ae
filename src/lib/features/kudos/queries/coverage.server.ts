import { and, eq, gte, inArray, lte, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Period } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { whoHandledTheHardest } from '../../escalations/queries.server';
import { whoHandledTheHardestIncidents } from '../../incidents/queries.server';
import { mayLeadTeam } from '../../people/actor';
import { membersOfTeams } from '../../people/queries.server';
import { disclosed, type Coverage, type Pair } from '../coverage';
import { kudosRecipients } from '../tables.server';

/**
 * How thanks were spread in a team over a period, naming nobody. For its leaders. All of it is read by indexes, within the
 * period; the thanks from one that holds all that is asked.
 * @throws Problem `not-found` for who does not lead the team
 */
export async function coverageOfTeam(
	context: ReadingContext,
	teamId: string,
	period: Period
): Promise<Coverage> {
	authorise(mayLeadTeam(context.actor, teamId));
	const members = new Set((await membersOfTeams(context, [teamId])).map(({ id }) => id));
	const [escalations, incidents] = await Promise.all([
		whoHandledTheHardest(context, teamId, period),
		whoHandledTheHardestIncidents(context, teamId, period)
	]);
	const hardest = new Set([...escalations, ...incidents]);
	return disclosed(members, await pairsAround(context, [...members, ...hardest], period), hardest);
}

/** Who thanked whom among what went to or came from some people. */
async function pairsAround(
	{ db, actor }: ReadingContext,
	people: readonly string[],
	{ from, to }: Period
): Promise<Pair[]> {
	if (people.length === 0) return [];
	return db
		.selectDistinct({ authorId: kudosRecipients.authorId, userId: kudosRecipients.userId })
		.from(kudosRecipients)
		.where(
			and(
				eq(kudosRecipients.organisationId, actor.organisationId),
				gte(kudosRecipients.givenOn, from),
				lte(kudosRecipients.givenOn, to),
				or(inArray(kudosRecipients.userId, [...people]), inArray(kudosRecipients.authorId, [...people]))
			)
		);
}
