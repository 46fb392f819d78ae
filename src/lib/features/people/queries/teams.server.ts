import { and, asc, count, eq, isNull, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import { memberships, organisations, teams, users, type InvitedMembership } from '../tables.server';

export interface Team {
	id: string;
	name: string;
	archivedAt: Date | null;
}

/** The actor's organisation. */
export async function organisationOf({ db, actor }: ReadingContext) {
	const [organisation] = await db
		.select()
		.from(organisations)
		.where(eq(organisations.organisationId, actor.organisationId));
	if (!organisation) throw notFound();
	return organisation;
}

/** Every team of the organisation by name, archived ones included, with how many active people are in it. */
export async function allTeams({ db, actor }: ReadingContext): Promise<(Team & { people: number })[]> {
	return db
		.select({
			id: teams.id,
			name: teams.name,
			archivedAt: teams.archivedAt,
			people: count(users.id)
		})
		.from(teams)
		.leftJoin(
			memberships,
			and(eq(memberships.organisationId, teams.organisationId), eq(memberships.teamId, teams.id))
		)
		.leftJoin(
			users,
			and(
				eq(users.organisationId, memberships.organisationId),
				eq(users.id, memberships.userId),
				isNull(users.deactivatedAt)
			)
		)
		.where(eq(teams.organisationId, actor.organisationId))
		.groupBy(teams.id, teams.name, teams.archivedAt)
		.orderBy(sql`lower(${teams.name})`, asc(teams.id));
}

/**
 * A team of the organisation.
 * @throws Problem `not-found`
 */
export async function teamById({ db, actor }: ReadingContext, id: string): Promise<Team> {
	const [team] = await db
		.select({ id: teams.id, name: teams.name, archivedAt: teams.archivedAt })
		.from(teams)
		.where(and(eq(teams.organisationId, actor.organisationId), eq(teams.id, id)));
	if (!team) throw notFound();
	return team;
}

/** The names of all teams by id, archived ones included. */
export async function teamNames({ db, actor }: ReadingContext): Promise<Map<string, string>> {
	const rows = await db
		.select({ id: teams.id, name: teams.name })
		.from(teams)
		.where(eq(teams.organisationId, actor.organisationId));
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Roles that an admin chose, each team once.
 * @param kept roles the person has already, which may be in archived teams
 * @throws Problem `not-found` where a team is not one of the organisation's, or is archived
 */
export async function checkedMemberships(
	context: ReadingContext,
	chosen: readonly InvitedMembership[],
	kept: readonly InvitedMembership[] = []
): Promise<{ chosen: InvitedMembership[]; teamNames: Map<string, string> }> {
	const all = await allTeams(context);
	const mayJoin = new Set(all.filter((team) => !team.archivedAt).map((team) => team.id));
	for (const { teamId } of kept) mayJoin.add(teamId);
	const byTeam = new Map(chosen.map((each) => [each.teamId, each]));
	if ([...byTeam.keys()].some((teamId) => !mayJoin.has(teamId))) throw notFound();
	return { chosen: [...byTeam.values()], teamNames: new Map(all.map(({ id, name }) => [id, name])) };
}
