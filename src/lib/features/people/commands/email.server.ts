import { and, eq, isNull } from 'drizzle-orm';
import { verifyPassword } from '$lib/server/auth/password';
import { hashToken, newToken } from '$lib/server/auth/token';
import { inTransaction, type Context, type VisitorContext } from '$lib/server/context';
import type { WritableDatabase } from '$lib/server/db/connection';
import { isUniqueViolation } from '$lib/server/db/dialect';
import { sendsMail } from '$lib/server/mail/mail';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound, openToAnyone, Problem } from '$lib/shared/problem';
import { countAttempt, giveBack } from '../attempts.server';
import { audit, auditAs } from '../audit.server';
import { EMAIL_CHANGE_LASTS_MS, linkState } from '../links';
import { linkTo, mailAddressChanged, mailAddressToConfirm } from '../mails.server';
import { accountById, accountOf, emailChangeByToken } from '../queries/accounts.server';
import { emailChanges, passwordResets, users } from '../tables.server';

const TAKEN = 'There is an account with this address already.';

/** What came of asking for another address: a link is on its way to it, or it holds already. */
export type EmailChange = 'link-sent' | 'changed';

/**
 * Changes the address that the actor signs in with: a link goes to the new one, which has to be opened. Where the install
 * sends no mail, an admin's holds at once, and everybody else asks an admin. The answer does not say whether the new address
 * has an account.
 * @throws Problem `invalid` by field; `conflict` without mail for those who are no admin; `too-many`
 */
export async function changeEmail(
	context: Context,
	input: { currentPassword: string; email: string; address: string }
): Promise<EmailChange> {
	openToAnyone('everybody may change the address they sign in with, once they have given their password');
	const { actor, db, now } = context;
	const account = await accountById(context, actor.userId);
	const visitor = { db, now, address: input.address };
	const attempt = await countAttempt(visitor, 'sign-in', account.email);
	if (!(await verifyPassword(account.passwordHash, input.currentPassword))) {
		throw invalid({ currentPassword: 'This is not your current password.' });
	}
	await giveBack(visitor, attempt);
	if (input.email === account.email) throw invalid({ email: 'This is your address already.' });
	if (!sendsMail()) {
		if (!actor.isAdmin) {
			throw new Problem('conflict', 'This server sends no mail, so an admin changes your address for you.');
		}
		await inTransaction(context, async (inside) => {
			await writeEmail(inside.db, account, input.email, now);
			await audit(inside, 'email-changed', { before: account.email, after: input.email });
		});
		return 'changed';
	}
	await countAttempt(visitor, 'reset', input.email);
	const token = newToken();
	await inTransaction(context, async (inside) => {
		await revokeEmailChanges(inside.db, account, now);
		await inside.db.insert(emailChanges).values({
			organisationId: account.organisationId,
			id: newId(),
			userId: account.id,
			email: input.email,
			tokenHash: hashToken(token),
			createdAt: now,
			expiresAt: new Date(now.getTime() + EMAIL_CHANGE_LASTS_MS)
		});
		await audit(inside, 'email-change-asked', { email: input.email });
	});
	// Whoever has an account already is not asked to confirm what could not be done.
	if (!(await accountOf(db, input.email))) {
		await mailAddressToConfirm(input.email, linkTo('confirm-email', token));
	}
	return 'link-sent';
}

/**
 * Makes an address hold by the link that was sent to it. Sessions go on; both addresses are told.
 * @throws Problem `not-found` where the link is unknown, used, revoked or expired; `conflict` where the address was taken
 */
export async function confirmEmail(visitor: VisitorContext, input: { token: string }): Promise<void> {
	openToAnyone('whoever holds the link reads what is sent to the new address');
	const attempt = await countAttempt(visitor, 'link');
	const change = await emailChangeByToken(visitor.db, input.token);
	if (!change || linkState(change, visitor.now) !== 'open') throw notFound();
	await giveBack(visitor, attempt);
	const { organisationId, userId, email, present } = change;
	await visitor.db.transaction(organisationId, async (inside) => {
		const taken = await inside
			.update(emailChanges)
			.set({ usedAt: visitor.now })
			.where(
				and(
					eq(emailChanges.organisationId, organisationId),
					eq(emailChanges.id, change.id),
					isNull(emailChanges.usedAt),
					isNull(emailChanges.revokedAt)
				)
			)
			.returning({ id: emailChanges.id });
		if (taken.length === 0) throw notFound();
		await writeEmail(inside, { organisationId, id: userId }, email, visitor.now);
		const who = { organisationId, actorId: userId, subjectId: null, at: visitor.now };
		await auditAs(inside, who, 'email-changed', { before: present, after: email });
	});
	await tellBoth(present, email);
}

/**
 * Changes the address another person signs in with. Their sessions go on; both addresses are told, where mail is sent.
 * @returns whether the mails went
 * @throws Problem `invalid` where the address has an account; `conflict` for one's own
 */
export async function changeEmailOf(
	context: Context,
	input: { userId: string; email: string }
): Promise<{ mailed: boolean }> {
	authorise(context.actor.isAdmin);
	if (input.userId === context.actor.userId) {
		throw new Problem('conflict', 'Change your own address under “Your account”, with your password.');
	}
	const before = await inTransaction(context, async (inside) => {
		const account = await accountById(inside, input.userId);
		if (account.email === input.email) throw invalid({ email: 'This is their address already.' });
		await writeEmail(inside.db, account, input.email, inside.now);
		await audit(inside, 'email-changed', { before: account.email, after: input.email }, account.id);
		return account.email;
	});
	return { mailed: sendsMail() && (await tellBoth(before, input.email)) };
}

interface AccountKey {
	organisationId: string;
	id: string;
}

/** Writes the address, and makes links useless that were sent to the one before. */
async function writeEmail(
	db: WritableDatabase,
	account: AccountKey,
	email: string,
	now: Date
): Promise<void> {
	if (await accountOf(db, email)) throw invalid({ email: TAKEN });
	try {
		await db
			.update(users)
			.set({ email })
			.where(and(eq(users.organisationId, account.organisationId), eq(users.id, account.id)));
	} catch (error) {
		throw isUniqueViolation(error) ? invalid({ email: TAKEN }) : error;
	}
	await db
		.update(passwordResets)
		.set({ usedAt: now })
		.where(
			and(
				eq(passwordResets.organisationId, account.organisationId),
				eq(passwordResets.userId, account.id),
				isNull(passwordResets.usedAt)
			)
		);
	await revokeEmailChanges(db, account, now);
}

async function revokeEmailChanges(db: WritableDatabase, account: AccountKey, now: Date): Promise<void> {
	await db
		.update(emailChanges)
		.set({ revokedAt: now })
		.where(
			and(
				eq(emailChanges.organisationId, account.organisationId),
				eq(emailChanges.userId, account.id),
				isNull(emailChanges.usedAt),
				isNull(emailChanges.revokedAt)
			)
		);
}

async function tellBoth(before: string, after: string): Promise<boolean> {
	const sent = await Promise.all([before, after].map((to) => mailAddressChanged(to, { before, after })));
	return sent.every(Boolean);
}
