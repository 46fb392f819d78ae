import { and, asc, count, eq, exists, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { authorise } from '$lib/shared/problem';
import { isProgram, type TeamRole } from '../actor';
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

/** How many people could sign in at an instant. */
export async function peopleAt({ db, actor }: ReadingContext, at: Date): Promise<number> {
	const [counted] = await db
		.select({ count: count() })
		.from(users)
		.where(
			and(
				eq(users.organisationId, actor.organisationId),
				lte(users.createdAt, at),
				or(isNull(users.deactivatedAt), gt(users.deactivatedAt, at))
			)
		);
	return counted?.count ?? 0;
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

/** Somebody in a team, with their role there. */
export interface Member extends Colleague {
	teamId: string;
	role: TeamRole;
}

/** The people of some teams who can sign in, by name; whoever is in several comes once for each. */
export async function membersOfTeams(
	{ db, actor }: ReadingContext,
	teamIds: readonly string[]
): Promise<Member[]> {
	if (teamIds.length === 0) return [];
	return db
		.select({ id: users.id, name: users.name, teamId: memberships.teamId, role: memberships.role })
		.from(memberships)
		.innerJoin(
			users,
			and(eq(users.organisationId, memberships.organisationId), eq(users.id, memberships.userId))
		)
		.where(
			and(
				eq(memberships.organisationId, actor.organisationId),
				inArray(memberships.teamId, [...teamIds]),
				isNull(users.deactivatedAt)
			)
		)
		.orderBy(sql`lower(${users.name})`, asc(users.id));
}

/** The admins who can sign in, by name. */
export function adminsByName({ db, actor }: ReadingContext): Promise<Colleague[]> {
	return db
		.select({ id: users.id, name: users.name })
		.from(users)
		.where(
			and(
				eq(users.organisationId, actor.organisationId),
				eq(users.isAdmin, true),
				isNull(users.deactivatedAt)
			)
		)
		.orderBy(sql`lower(${users.name})`, asc(users.id));
}

/** Where people are mailed, by id, for the program alone; those who cannot sign in are left out. */
export async function addressesOf(
	{ db, actor }: ReadingContext,
	userIds: readonly string[]
): Promise<Map<string, string>> {
	authorise(isProgram(actor));
	if (userIds.length === 0) return new Map();
	const rows = await db
		.select({ id: users.id, email: users.email })
		.from(users)
		.where(
			and(
				eq(users.organisationId, actor.organisationId),
				inArray(users.id, [...new Set(userIds)]),
				isNull(users.deactivatedAt)
			)
		);
	return new Map(rows.map(({ id, email }) => [id, email]));
}
