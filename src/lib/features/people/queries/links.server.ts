import { eq } from 'drizzle-orm';
import type { VisitorContext } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import { linkState } from '../links';
import { rolesInWords } from '../roles';
import { teams } from '../tables.server';
import { emailChangeByToken, invitationByToken, resetByToken } from './accounts.server';

/**
 * What an invitation's link invites to.
 * @throws Problem `not-found` where the link is unknown, used, revoked or expired
 */
export async function openInvitation({ db, now }: VisitorContext, token: string) {
	const invitation = await invitationByToken(db, token);
	if (!invitation || linkState(invitation, now) !== 'open') throw notFound();
	const named = await db
		.select({ id: teams.id, name: teams.name })
		.from(teams)
		.where(eq(teams.organisationId, invitation.organisationId));
	const { email, organisation, invitedByName } = invitation;
	const roles = rolesInWords(invitation, new Map(named.map(({ id, name }) => [id, name])));
	return { email, organisation, invitedByName, roles };
}

/**
 * Whose password a reset link sets.
 * @throws Problem `not-found` where the link is unknown, used or expired
 */
export async function openReset({ db, now }: VisitorContext, token: string) {
	const reset = await resetByToken(db, token);
	if (!reset || linkState(reset, now) !== 'open') throw notFound();
	return { email: reset.email };
}

/**
 * Which address a link confirms, and which it replaces.
 * @throws Problem `not-found` where the link is unknown, used, replaced or expired
 */
export async function openEmailChange({ db, now }: VisitorContext, token: string) {
	const change = await emailChangeByToken(db, token);
	if (!change || linkState(change, now) !== 'open') throw notFound();
	return { before: change.present, after: change.email };
}
