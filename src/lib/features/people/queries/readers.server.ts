import { and, asc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { memberships, users } from '../tables.server';

/** A person to choose. */
export interface Colleague {
	id: string;
	name: string;
}

/** The people who can sign in, by name. */
export function activePeople({ db, actor }: ReadingContext): Promise<Colleague[]> {
	return db
		.select({ id: users.id, name: users.name })
		.from(users)
		.where(and(eq(users.organisationId, actor.organisationId), isNull(users.deactivatedAt)))
		.orderBy(sql`lower(${users.name})`, asc(users.id));
}

/**
 * The people who can sign in and may read what belongs to the team, by name: its members and the admins.
 * @param among only these, where they are given
 */
export function readersOfTeam(
	{ db, actor }: ReadingContext,
	teamId: string,
	among?: readonly string[]
): Promise<Colleague[]> {
	const membership = db
		.select({ userId: memberships.userId })
		.from(memberships)
		.where(
			and(
				eq(memberships.organisationId, actor.organisationId),
				eq(memberships.userId, users.id),
				eq(memberships.teamId, teamId)
			)
		);
	return db
		.select({ id: users.id, name: users.name })
		.from(users)
		.where(
			and(
				eq(users.organisationId, actor.organisationId),
				isNull(users.deactivatedAt),
				or(eq(users.isAdmin, true), exists(membership)),
				among ? inArray(users.id, [...among]) : undefined
			)
		)
		.orderBy(sql`lower(${users.name})`, asc(users.id));
}
