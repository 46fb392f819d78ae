import { and, eq } from 'drizzle-orm';
import { hashToken } from '$lib/server/auth/token';
import type { ReadingContext } from '$lib/server/context';
import type { ReadableDatabase } from '$lib/server/db/connection';
import type { Habits } from '$lib/shared/format';
import { notFound } from '$lib/shared/problem';
import { emailChanges, invitations, organisations, passwordResets, users } from '../tables.server';

/** A person with what decides whether they may sign in. Only commands see it. */
export type Account = typeof users.$inferSelect;

/** Whether anybody has set the install up yet. */
export async function hasOrganisation(db: ReadableDatabase): Promise<boolean> {
	const found = await db.select({ id: organisations.organisationId }).from(organisations).limit(1);
	return found.length > 0;
}

/** Every organisation of this install, for what an upgrade or a check does to each. */
export async function everyOrganisation(db: ReadableDatabase): Promise<string[]> {
	const found = await db.select({ id: organisations.organisationId }).from(organisations);
	return found.map(({ id }) => id);
}

/** Every organisation of this install with its habits, for what is done by the clock that each goes by. */
export async function everyOrganisationsHabits(db: ReadableDatabase): Promise<Map<string, Habits>> {
	const found = await db
		.select({
			id: organisations.organisationId,
			locale: organisations.locale,
			timeZone: organisations.timeZone,
			currency: organisations.currency
		})
		.from(organisations);
	return new Map(found.map(({ id, ...habits }) => [id, habits]));
}

/** The account that signs in with an address, in whichever organisation it is. */
export async function accountOf(db: ReadableDatabase, email: string): Promise<Account | null> {
	const [account] = await db.select().from(users).where(eq(users.email, email));
	return account ?? null;
}

/**
 * A person of the actor's organisation.
 * @throws Problem `not-found`
 */
export async function accountById({ db, actor }: ReadingContext, id: string): Promise<Account> {
	const [account] = await db
		.select()
		.from(users)
		.where(and(eq(users.organisationId, actor.organisationId), eq(users.id, id)));
	if (!account) throw notFound();
	return account;
}

/** What a reset link stands for, with its owner; null where nothing does, or the owner has been deactivated. */
export async function resetByToken(db: ReadableDatabase, token: string) {
	const [found] = await db
		.select({
			reset: passwordResets,
			email: users.email,
			name: users.name,
			deactivatedAt: users.deactivatedAt
		})
		.from(passwordResets)
		.innerJoin(
			users,
			and(eq(users.organisationId, passwordResets.organisationId), eq(users.id, passwordResets.userId))
		)
		.where(eq(passwordResets.tokenHash, hashToken(token)));
	if (!found || found.deactivatedAt) return null;
	return { ...found.reset, email: found.email, name: found.name };
}

/** What an invitation link stands for, with who invited and to where; null where nothing does. */
export async function invitationByToken(db: ReadableDatabase, token: string) {
	const [found] = await db
		.select({ invitation: invitations, organisation: organisations.name, invitedByName: users.name })
		.from(invitations)
		.innerJoin(organisations, eq(organisations.organisationId, invitations.organisationId))
		.innerJoin(
			users,
			and(eq(users.organisationId, invitations.organisationId), eq(users.id, invitations.invitedBy))
		)
		.where(eq(invitations.tokenHash, hashToken(token)));
	return found
		? { ...found.invitation, organisation: found.organisation, invitedByName: found.invitedByName }
		: null;
}

/** What a link to confirm an address stands for, with the present one; null where nothing does, or the person is gone. */
export async function emailChangeByToken(db: ReadableDatabase, token: string) {
	const [found] = await db
		.select({ change: emailChanges, present: users.email, deactivatedAt: users.deactivatedAt })
		.from(emailChanges)
		.innerJoin(
			users,
			and(eq(users.organisationId, emailChanges.organisationId), eq(users.id, emailChanges.userId))
		)
		.where(eq(emailChanges.tokenHash, hashToken(token)));
	if (!found || found.deactivatedAt) return null;
	return { ...found.change, present: found.present };
}
