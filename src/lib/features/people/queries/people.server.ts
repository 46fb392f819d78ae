import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { containsText } from '$lib/server/db/dialect';
import { authorise } from '$lib/shared/problem';
import { rolesInWords } from '../roles';
import { invitations, memberships, sessions, users, type InvitedMembership } from '../tables.server';
import { accountById } from './accounts.server';
import { teamNames } from './teams.server';

export const PEOPLE_A_PAGE = 50;

/** Which people a list shows. */
export interface PeopleFilter {
	/** Part of a name or an e-mail address. */
	search: string;
	state: 'active' | 'deactivated' | 'all';
	/** From 1. */
	page: number;
}

export interface ListedPerson {
	id: string;
	name: string;
	email: string;
	isAdmin: boolean;
	deactivatedAt: Date | null;
	roles: string;
}

/** A page of the organisation's people by name, and how many there are in all. Only for admins. */
export async function peopleList(
	context: ReadingContext,
	{ search, state, page }: PeopleFilter
): Promise<{ people: ListedPerson[]; total: number }> {
	authorise(context.actor.isAdmin);
	const { db, actor } = context;
	const wanted = and(
		eq(users.organisationId, actor.organisationId),
		state === 'active' ? isNull(users.deactivatedAt) : undefined,
		state === 'deactivated' ? isNotNull(users.deactivatedAt) : undefined,
		search ? or(containsText(users.name, search), containsText(users.email, search)) : undefined
	);
	const [[counted], found, names] = await Promise.all([
		db.select({ total: count() }).from(users).where(wanted),
		db
			.select({
				id: users.id,
				name: users.name,
				email: users.email,
				isAdmin: users.isAdmin,
				deactivatedAt: users.deactivatedAt
			})
			.from(users)
			.where(wanted)
			.orderBy(sql`lower(${users.name})`, asc(users.id))
			.limit(PEOPLE_A_PAGE)
			.offset((page - 1) * PEOPLE_A_PAGE),
		teamNames(context)
	]);
	const roles = await rolesByPerson(
		context,
		found.map(({ id }) => id)
	);
	const people = found.map((person) => ({
		...person,
		roles: rolesInWords({ isAdmin: person.isAdmin, memberships: roles.get(person.id) ?? [] }, names)
	}));
	return { people, total: counted?.total ?? 0 };
}

async function rolesByPerson(
	{ db, actor }: ReadingContext,
	userIds: readonly string[]
): Promise<Map<string, InvitedMembership[]>> {
	const byPerson = new Map<string, InvitedMembership[]>(userIds.map((id) => [id, []]));
	if (userIds.length === 0) return byPerson;
	const rows = await db
		.select({ userId: memberships.userId, teamId: memberships.teamId, role: memberships.role })
		.from(memberships)
		.where(and(eq(memberships.organisationId, actor.organisationId), inArray(memberships.userId, userIds)));
	for (const { userId, ...membership } of rows) byPerson.get(userId)?.push(membership);
	return byPerson;
}

/** The teams a person is in, with their role in each. */
export async function rolesOf(context: ReadingContext, userId: string): Promise<InvitedMembership[]> {
	return (await rolesByPerson(context, [userId])).get(userId) ?? [];
}

/**
 * A person for the page on which an admin changes them, without what they sign in with.
 * @throws Problem `not-found`
 */
export async function personForAdmin(context: ReadingContext, userId: string) {
	authorise(context.actor.isAdmin);
	const account = await accountById(context, userId);
	const [roles, admins] = await Promise.all([rolesOf(context, account.id), activeAdmins(context)]);
	const { id, name, email, isAdmin, createdAt, deactivatedAt } = account;
	const isLastAdmin = admins.length === 1 && admins[0] === id;
	return { id, name, email, isAdmin, createdAt, deactivatedAt, memberships: roles, isLastAdmin };
}

/** The ids of the admins who can sign in. */
export async function activeAdmins({ db, actor }: ReadingContext): Promise<string[]> {
	const admins = await db
		.select({ id: users.id })
		.from(users)
		.where(
			and(
				eq(users.organisationId, actor.organisationId),
				eq(users.isAdmin, true),
				isNull(users.deactivatedAt)
			)
		);
	return admins.map(({ id }) => id);
}

/** The invitations that wait to be accepted, newest first. Only for admins. */
export async function pendingInvitations(context: ReadingContext) {
	authorise(context.actor.isAdmin);
	const { db, actor, now } = context;
	const [waiting, names] = await Promise.all([
		db
			.select({ invitation: invitations, invitedByName: users.name })
			.from(invitations)
			.innerJoin(
				users,
				and(eq(users.organisationId, invitations.organisationId), eq(users.id, invitations.invitedBy))
			)
			.where(
				and(
					eq(invitations.organisationId, actor.organisationId),
					isNull(invitations.acceptedAt),
					isNull(invitations.revokedAt),
					gt(invitations.expiresAt, now)
				)
			)
			.orderBy(desc(invitations.createdAt), desc(invitations.id)),
		teamNames(context)
	]);
	return waiting.map(({ invitation: { id, email, expiresAt, isAdmin, memberships }, invitedByName }) => ({
		id,
		email,
		expiresAt,
		invitedByName,
		roles: rolesInWords({ isAdmin, memberships }, names)
	}));
}

/** The actor's own sessions, the newest first. */
export async function ownSessions({ db, actor, now }: ReadingContext) {
	return db
		.select({ id: sessions.id, device: sessions.device, createdAt: sessions.createdAt })
		.from(sessions)
		.where(
			and(
				eq(sessions.organisationId, actor.organisationId),
				eq(sessions.userId, actor.userId),
				gt(sessions.expiresAt, now)
			)
		)
		.orderBy(desc(sessions.createdAt), desc(sessions.id));
}

/** The actor's own profile. */
export async function ownProfile(context: ReadingContext) {
	const { name, email } = await accountById(context, context.actor.userId);
	return { name, email };
}
