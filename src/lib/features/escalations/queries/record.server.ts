import { and, asc, eq } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import { namesOf } from '../../people/queries.server';
import type { EscalationRecord } from '../escalation';
import { escalationEvents, escalations } from '../tables.server';
import { withCauses } from './causes.server';

/** An escalation as its page shows it. */
export type Escalation = EscalationRecord & {
	version: number;
	/** The customer's escalation that this one repeats. */
	repeatOf: string | null;
	followUpDoneAt: Date | null;
	followUpResult: string | null;
	loggedByName: string | null;
};

/**
 * One escalation the actor may see.
 * @throws Problem `not-found`, also where it is another team's
 */
export async function findEscalation(context: ReadingContext, id: string): Promise<Escalation> {
	const [row] = await context.db
		.select()
		.from(escalations)
		.where(and(eq(escalations.organisationId, context.actor.organisationId), eq(escalations.id, id)));
	if (!row || !mayReadTeam(context.actor, row.teamId)) throw notFound();
	const [[withIds], names] = await Promise.all([
		withCauses(context, [row]),
		namesOf(context, row.loggedBy ? [row.loggedBy] : [])
	]);
	const { organisationId: _, customerKey: _key, ...escalation } = withIds!;
	return { ...escalation, loggedByName: row.loggedBy ? (names.get(row.loggedBy) ?? null) : null };
}

/** What happened to an escalation, oldest first, with the names of those who acted. */
export async function timelineOf(context: ReadingContext, escalationId: string) {
	const events = await context.db
		.select({
			id: escalationEvents.id,
			at: escalationEvents.at,
			kind: escalationEvents.kind,
			details: escalationEvents.details,
			actorId: escalationEvents.actorId
		})
		.from(escalationEvents)
		.where(
			and(
				eq(escalationEvents.organisationId, context.actor.organisationId),
				eq(escalationEvents.escalationId, escalationId)
			)
		)
		.orderBy(asc(escalationEvents.at), asc(escalationEvents.id));
	const names = await namesOf(
		context,
		events.flatMap(({ actorId }) => actorId ?? [])
	);
	return events.map(({ actorId, ...event }) => ({
		...event,
		actorName: actorId ? (names.get(actorId) ?? null) : null
	}));
}
