import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { escalations } from '../tables.server';

/** Follow-ups that the actor planned or that are due in teams the actor leads, the longest due first. */
export async function followUpsDue(context: ReadingContext, most = 20) {
	const { actor } = context;
	const led = [...actor.teams].filter(([, role]) => role === 'leader').map(([teamId]) => teamId);
	return context.db
		.select({
			id: escalations.id,
			summary: escalations.summary,
			dueOn: escalations.followUpDueOn,
			customerReference: escalations.customerReference,
			teamId: escalations.teamId
		})
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, actor.organisationId),
				lte(escalations.followUpDueOn, dayOf(context.now, actor.habits.timeZone)),
				isNull(escalations.followUpDoneAt),
				or(
					eq(escalations.loggedBy, actor.userId),
					led.length > 0 ? inArray(escalations.teamId, led) : undefined
				)
			)
		)
		.orderBy(asc(escalations.followUpDueOn), asc(escalations.id))
		.limit(most);
}

/** What the actor logged and nobody has resolved, the oldest first. */
export function openEscalationsOf(context: ReadingContext, most = 8) {
	return context.db
		.select({ id: escalations.id, summary: escalations.summary, occurredOn: escalations.occurredOn })
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, context.actor.organisationId),
				eq(escalations.loggedBy, context.actor.userId),
				eq(escalations.state, 'open')
			)
		)
		.orderBy(asc(escalations.occurredOn), asc(escalations.id))
		.limit(most);
}
