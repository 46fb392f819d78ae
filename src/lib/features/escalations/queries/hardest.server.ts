import { and, eq, gte, lte, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Period } from '$lib/shared/days';
import { handOvers } from '../handling/tables.server';
import { escalationEvents, escalations } from '../tables.server';

/**
 * Who met or handled the hardest escalations of a team in a period, high or critical ones: whoever logged them, took them at
 * a tier or resolved them, without saying which. Read by an index that holds these escalations alone.
 */
export async function whoHandledTheHardest(
	{ db, actor }: ReadingContext,
	teamId: string,
	{ from, to }: Period
): Promise<string[]> {
	const { organisationId } = actor;
	const isHardest = and(
		eq(escalations.organisationId, organisationId),
		eq(escalations.teamId, teamId),
		gte(escalations.occurredOn, from),
		lte(escalations.occurredOn, to),
		// In the very words of the index, as it is used for no others.
		sql`severity >= 3`
	);
	const [logged, taken, resolved] = await Promise.all([
		db.selectDistinct({ userId: escalations.loggedBy }).from(escalations).where(isHardest),
		db
			.selectDistinct({ userId: handOvers.takenBy })
			.from(escalations)
			.innerJoin(
				handOvers,
				and(eq(handOvers.organisationId, organisationId), eq(handOvers.escalationId, escalations.id))
			)
			.where(isHardest),
		db
			.selectDistinct({ userId: escalationEvents.actorId })
			.from(escalations)
			.innerJoin(
				escalationEvents,
				and(
					eq(escalationEvents.organisationId, organisationId),
					eq(escalationEvents.escalationId, escalations.id)
				)
			)
			.where(and(isHardest, eq(escalationEvents.kind, 'resolved')))
	]);
	return [...logged, ...taken, ...resolved].flatMap(({ userId }) => userId ?? []);
}
