import { and, eq, isNull } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { announceAccess } from '$lib/server/realtime/access';
import { authorise, openToAnyone, Problem } from '$lib/shared/problem';
import { audit } from '../audit.server';
import { rolesInWords, sameRoles, type Roles } from '../roles';
import { accountById } from '../queries/accounts.server';
import { activeAdmins, rolesOf } from '../queries/people.server';
import { checkedMemberships } from '../queries/teams.server';
import { invitations, memberships, sessions, users } from '../tables.server';

/** Changes the actor's own name. */
export async function changeName(context: Context, input: { name: string }): Promise<void> {
	openToAnyone('everybody may write their own name as they like');
	const { organisationId, userId, name: before } = context.actor;
	if (input.name === before) return;
	await inTransaction(context, async (inside) => {
		await inside.db
			.update(users)
			.set({ name: input.name })
			.where(and(eq(users.organisationId, organisationId), eq(users.id, userId)));
		await audit(inside, 'person-renamed', { before, after: input.name });
	});
}

/**
 * Gives a person other roles; they hold from the person's next request on.
 * @throws Problem `conflict` where no admin would be left
 */
export async function changeRoles(context: Context, input: { userId: string } & Roles): Promise<void> {
	authorise(context.actor.isAdmin);
	const { organisationId } = context.actor;
	await inTransaction(context, async (inside) => {
		const person = await accountById(inside, input.userId);
		const before = { isAdmin: person.isAdmin, memberships: await rolesOf(inside, person.id) };
		const { chosen, teamNames } = await checkedMemberships(inside, input.memberships, before.memberships);
		const after = { isAdmin: input.isAdmin, memberships: chosen };
		if (sameRoles(before, after)) return;
		if (!input.isAdmin) await keepAnAdmin(inside, person.id);

		await inside.db
			.update(users)
			.set({ isAdmin: input.isAdmin })
			.where(and(eq(users.organisationId, organisationId), eq(users.id, person.id)));
		await inside.db
			.delete(memberships)
			.where(and(eq(memberships.organisationId, organisationId), eq(memberships.userId, person.id)));
		if (chosen.length > 0) {
			await inside.db
				.insert(memberships)
				.values(chosen.map((each) => ({ ...each, organisationId, userId: person.id })));
		}
		const details = { before: rolesInWords(before, teamNames), after: rolesInWords(after, teamNames) };
		await audit(inside, 'roles-changed', details, person.id);
		announceAccess(inside.db, { organisationId, userId: person.id });
	});
}

/** Shuts a person out, ends their sessions and takes their open invitations back; everything they recorded stays. */
export async function deactivatePerson(context: Context, input: { userId: string }): Promise<void> {
	authorise(context.actor.isAdmin);
	if (input.userId === context.actor.userId) {
		throw new Problem('conflict', 'You cannot deactivate yourself. Another admin can do it for you.');
	}
	await inTransaction(context, async (inside) => {
		const person = await accountById(inside, input.userId);
		if (person.deactivatedAt) return;
		await keepAnAdmin(inside, person.id);
		await setDeactivatedAt(inside, person.id, context.now);
		await inside.db
			.delete(sessions)
			.where(and(eq(sessions.organisationId, person.organisationId), eq(sessions.userId, person.id)));
		await audit(inside, 'person-deactivated', {}, person.id);
		announceAccess(inside.db, { ...person, userId: person.id });
		await revokeInvitationsOf(inside, person.id);
	});
}

/** Whom they invited and who has not come yet is not let in on their word any more. */
async function revokeInvitationsOf(inside: WritingContext, userId: string): Promise<void> {
	const revoked = await inside.db
		.update(invitations)
		.set({ revokedAt: inside.now })
		.where(
			and(
				eq(invitations.organisationId, inside.actor.organisationId),
				eq(invitations.invitedBy, userId),
				isNull(invitations.acceptedAt),
				isNull(invitations.revokedAt)
			)
		)
		.returning({ email: invitations.email });
	for (const { email } of revoked) await audit(inside, 'invitation-revoked', { email });
}

/** Lets a deactivated person in again, with the password and the roles they had. */
export async function reactivatePerson(context: Context, input: { userId: string }): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const person = await accountById(inside, input.userId);
		if (!person.deactivatedAt) return;
		await setDeactivatedAt(inside, person.id, null);
		await audit(inside, 'person-reactivated', {}, person.id);
	});
}

async function setDeactivatedAt({ db, actor }: WritingContext, userId: string, deactivatedAt: Date | null) {
	await db
		.update(users)
		.set({ deactivatedAt })
		.where(and(eq(users.organisationId, actor.organisationId), eq(users.id, userId)));
}

/** Admins take turns in the transaction, so that two of them cannot remove each other at once. */
async function keepAnAdmin(inside: WritingContext, userId: string): Promise<void> {
	const admins = await activeAdmins(inside);
	if (admins.length === 1 && admins[0] === userId) {
		throw new Problem('conflict', 'This is the last admin. Make somebody else admin first.');
	}
}
