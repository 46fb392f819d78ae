import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Day } from '$lib/shared/days';
import { readableTeams } from '../../people/actor';
import { escalations } from '../tables.server';
import type { LinkKind } from './link';
import { escalationLinks } from './tables.server';

/** A link as one of its sides shows it. */
export interface LinkedEscalation {
	id: string;
	kind: LinkKind;
	/** Which side it is seen from. */
	side: 'from' | 'to';
	note: string;
	other: {
		id: string;
		occurredOn: Day;
		reasonId: string | null;
		summary: string;
		state: 'open' | 'resolved';
	};
}

/** The links of an escalation to others that the actor sees, in the order in which they were made. */
export async function linksOf(
	{ db, actor }: ReadingContext,
	escalationId: string
): Promise<LinkedEscalation[]> {
	const { organisationId } = actor;
	const teams = readableTeams(actor);
	const found = await db
		.select({
			id: escalationLinks.id,
			kind: escalationLinks.kind,
			note: escalationLinks.note,
			fromId: escalationLinks.fromId,
			other: {
				id: escalations.id,
				occurredOn: escalations.occurredOn,
				reasonId: escalations.reasonId,
				summary: escalations.summary,
				state: escalations.state
			}
		})
		.from(escalationLinks)
		.innerJoin(
			escalations,
			and(
				eq(escalations.organisationId, organisationId),
				or(
					and(eq(escalationLinks.fromId, escalationId), eq(escalations.id, escalationLinks.toId)),
					and(eq(escalationLinks.toId, escalationId), eq(escalations.id, escalationLinks.fromId))
				)
			)
		)
		.where(
			and(
				eq(escalationLinks.organisationId, organisationId),
				or(eq(escalationLinks.fromId, escalationId), eq(escalationLinks.toId, escalationId)),
				teams ? inArray(escalations.teamId, teams) : undefined
			)
		)
		.orderBy(asc(escalationLinks.madeAt), asc(escalationLinks.id));
	return found.map(({ fromId, ...link }) => ({
		...link,
		side: fromId === escalationId ? ('from' as const) : ('to' as const)
	}));
}

/** Whether two escalations are linked already, from either side. */
export async function areLinked({ db, actor }: ReadingContext, one: string, other: string): Promise<boolean> {
	const [found] = await db
		.select({ id: escalationLinks.id })
		.from(escalationLinks)
		.where(
			and(
				eq(escalationLinks.organisationId, actor.organisationId),
				or(
					and(eq(escalationLinks.fromId, one), eq(escalationLinks.toId, other)),
					and(eq(escalationLinks.fromId, other), eq(escalationLinks.toId, one))
				)
			)
		);
	return found !== undefined;
}
