import { and, eq, gt, isNull } from 'drizzle-orm';
import type { SessionCookie } from '$lib/server/auth/lucia';
import { hashPassword } from '$lib/server/auth/password';
import { hashToken, newToken } from '$lib/server/auth/token';
import { inTransaction, type Context, type VisitorContext } from '$lib/server/context';
import { isUniqueViolation } from '$lib/server/db/dialect';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound, openToAnyone, Problem } from '$lib/shared/problem';
import { countAttempt, giveBack } from '../attempts.server';
import { audit, auditAs } from '../audit.server';
import { INVITATION_LASTS_MS, linkState } from '../links';
import { linkTo, mailInvitation } from '../mails.server';
import { passwordProblem } from '../password-rules';
import { rolesInWords } from '../roles';
import { accountOf, invitationByToken } from '../queries/accounts.server';
import { checkedMemberships, organisationOf } from '../queries/teams.server';
import { startSession } from '../sign-in.server';
import { invitations, memberships, users, type InvitedMembership } from '../tables.server';

export interface MadeInvitation {
	/** The link, which is stored nowhere: shown once, or mailed. */
	link: string;
	mailed: boolean;
}

/** Invites a person to the organisation; an invitation that waits for the same address is replaced. */
export async function invite(
	context: Context,
	input: { email: string; isAdmin: boolean; memberships: InvitedMembership[] }
): Promise<MadeInvitation> {
	authorise(context.actor.isAdmin);
	const token = newToken();
	const { actor, now } = context;
	const organisation = await inTransaction(context, async (inside) => {
		if (await accountOf(inside.db, input.email)) {
			throw invalid({ email: 'There is an account with this address already.' });
		}
		const { chosen, teamNames } = await checkedMemberships(inside, input.memberships);
		await inside.db
			.update(invitations)
			.set({ revokedAt: now })
			.where(
				and(
					eq(invitations.organisationId, actor.organisationId),
					eq(invitations.email, input.email),
					isNull(invitations.acceptedAt),
					isNull(invitations.revokedAt)
				)
			);
		await inside.db.insert(invitations).values({
			organisationId: actor.organisationId,
			id: newId(),
			email: input.email,
			isAdmin: input.isAdmin,
			memberships: chosen,
			tokenHash: hashToken(token),
			invitedBy: actor.userId,
			createdAt: now,
			expiresAt: new Date(now.getTime() + INVITATION_LASTS_MS)
		});
		const roles = rolesInWords({ isAdmin: input.isAdmin, memberships: chosen }, teamNames);
		await audit(inside, 'invitation-made', { email: input.email, roles });
		return organisationOf(inside);
	});
	const link = linkTo('invitation', token);
	const mail = { link, by: actor.name, organisation: organisation.name };
	return { link, mailed: await mailInvitation(input.email, mail) };
}

/** Takes back an invitation that has not been accepted. */
export async function revokeInvitation(context: Context, input: { invitationId: string }): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const [revoked] = await inside.db
			.update(invitations)
			.set({ revokedAt: context.now })
			.where(
				and(
					eq(invitations.organisationId, context.actor.organisationId),
					eq(invitations.id, input.invitationId),
					isNull(invitations.acceptedAt),
					isNull(invitations.revokedAt)
				)
			)
			.returning({ email: invitations.email });
		if (!revoked) throw notFound();
		await audit(inside, 'invitation-revoked', { email: revoked.email });
	});
}

/**
 * Makes the invited person's account and signs them in.
 * @returns the cookie that holds their session
 * @throws Problem `not-found` where the link is unknown, used, revoked or expired
 */
export async function acceptInvitation(
	visitor: VisitorContext,
	input: { token: string; name: string; password: string; device: string }
): Promise<SessionCookie> {
	openToAnyone('whoever holds the link is the person who was invited');
	const attempt = await countAttempt(visitor, 'link');
	const invitation = await invitationByToken(visitor.db, input.token);
	if (!invitation || linkState(invitation, visitor.now) !== 'open') throw notFound();
	await giveBack(visitor, attempt);
	const problem = passwordProblem(input.password, { email: invitation.email, name: input.name });
	if (problem) throw invalid({ password: problem });

	const person = { name: input.name, passwordHash: await hashPassword(input.password), device: input.device };
	try {
		return await join(visitor, invitation, person);
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		throw new Problem('conflict', 'There is an account with this address already. Please sign in.');
	}
}

function join(
	{ db, now }: VisitorContext,
	{ organisationId, id, email, isAdmin, memberships: invited }: typeof invitations.$inferSelect,
	{ name, passwordHash, device }: { name: string; passwordHash: string; device: string }
): Promise<SessionCookie> {
	return db.transaction(organisationId, async (inside) => {
		const taken = await inside
			.update(invitations)
			.set({ acceptedAt: now })
			.where(
				and(
					eq(invitations.organisationId, organisationId),
					eq(invitations.id, id),
					isNull(invitations.acceptedAt),
					isNull(invitations.revokedAt),
					gt(invitations.expiresAt, now)
				)
			)
			.returning({ id: invitations.id });
		if (taken.length === 0) throw notFound();
		const userId = newId();
		await inside
			.insert(users)
			.values({ organisationId, id: userId, email, name, passwordHash, isAdmin, createdAt: now });
		if (invited.length > 0) {
			await inside.insert(memberships).values(invited.map((each) => ({ organisationId, userId, ...each })));
		}
		const who = { organisationId, actorId: userId, subjectId: null, at: now };
		await auditAs(inside, who, 'invitation-accepted', { email });
		return startSession(inside, { organisationId, userId, device }, now);
	});
}
