import { and, eq, isNull, ne } from 'drizzle-orm';
import { hashPassword, verifyPassword } from '$lib/server/auth/password';
import { hashToken, newToken } from '$lib/server/auth/token';
import { inTransaction, type Context, type VisitorContext } from '$lib/server/context';
import type { WritableDatabase } from '$lib/server/db/connection';
import { logError } from '$lib/server/log-error';
import { sendsMail } from '$lib/server/mail/mail';
import { announceAccess } from '$lib/server/realtime/access';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound, openToAnyone, Problem } from '$lib/shared/problem';
import { countAttempt, forgetFailures, giveBack } from '../attempts.server';
import { audit, auditAs } from '../audit.server';
import { linkState, RESET_LASTS_MS } from '../links';
import { linkTo, mailResetLink } from '../mails.server';
import { passwordProblem } from '../password-rules';
import { accountById, accountOf, resetByToken, type Account } from '../queries/accounts.server';
import { passwordResets, sessions, users } from '../tables.server';

/**
 * Gives the actor a new password and ends their other sessions.
 * @param input.sessionId the present session, which goes on
 * @throws Problem `too-many` after too many wrong current passwords
 */
export async function changePassword(
	context: Context,
	input: { currentPassword: string; newPassword: string; sessionId: string; address: string }
): Promise<void> {
	const { actor, db, now } = context;
	openToAnyone('everybody may change their own password, once they have given the present one');
	const account = await accountById(context, actor.userId);
	const attempt = await countAttempt({ db, now, address: input.address }, 'sign-in', account.email);
	if (!(await verifyPassword(account.passwordHash, input.currentPassword))) {
		throw invalid({ currentPassword: 'This is not your current password.' });
	}
	await giveBack({ db, now, address: input.address }, attempt);
	const problem = passwordProblem(input.newPassword, account);
	if (problem) throw invalid({ newPassword: problem });

	const passwordHash = await hashPassword(input.newPassword);
	await inTransaction(context, async (inside) => {
		await setPassword(inside.db, account, passwordHash);
		await useUpResets(inside.db, account, now);
		await endSessions(inside.db, account, input.sessionId);
		await audit(inside, 'password-changed');
	});
}

/**
 * Sends a link to set a new password, if there is an account and the install sends mail. The answer does not say
 * whether there is an account, and does not wait for what is done only where there is one.
 * @returns the mail on its way, for those who want to know whether it went
 */
export async function requestPasswordReset(
	visitor: VisitorContext,
	input: { email: string }
): Promise<{ mail: Promise<boolean> }> {
	openToAnyone('the link goes to the address of the account alone');
	await countAttempt(visitor, 'reset', input.email);
	const account = await accountOf(visitor.db, input.email);
	const reachable = account && !account.deactivatedAt && sendsMail();
	return { mail: reachable ? mailNewResetLink(visitor, account) : Promise.resolve(false) };
}

async function mailNewResetLink({ db, now, address }: VisitorContext, account: Account): Promise<boolean> {
	const token = newToken();
	const who = { organisationId: account.organisationId, actorId: null, subjectId: account.id, at: now };
	try {
		await db.transaction(account.organisationId, async (inside) => {
			await storeReset(inside, account, token, now);
			await auditAs(inside, who, 'password-reset-asked', { address });
		});
		return await mailResetLink(account.email, linkTo('reset-password', token));
	} catch (error) {
		logError('A reset link could not be made', error);
		return false;
	}
}

/**
 * Makes a link with which a person sets a new password, for the admin to hand over.
 * @returns the link, which is stored nowhere
 */
export async function makeResetLink(context: Context, input: { userId: string }): Promise<string> {
	authorise(context.actor.isAdmin);
	const token = newToken();
	await inTransaction(context, async (inside) => {
		const account = await accountById(inside, input.userId);
		if (account.deactivatedAt) throw new Problem('conflict', 'Reactivate the person first.');
		await storeReset(inside.db, account, token, context.now);
		await audit(inside, 'password-reset-link-made', {}, account.id);
	});
	return linkTo('reset-password', token);
}

/**
 * Sets a new password by a one-time link and ends every session of the account.
 * @throws Problem `not-found` where the link is unknown, used or expired
 */
export async function resetPassword(
	visitor: VisitorContext,
	input: { token: string; password: string }
): Promise<void> {
	openToAnyone('whoever holds the link proves to be the owner of the account');
	const attempt = await countAttempt(visitor, 'link');
	const reset = await resetByToken(visitor.db, input.token);
	if (!reset || linkState(reset, visitor.now) !== 'open') throw notFound();
	await giveBack(visitor, attempt);
	const problem = passwordProblem(input.password, reset);
	if (problem) throw invalid({ password: problem });

	const passwordHash = await hashPassword(input.password);
	const { organisationId, userId } = reset;
	await visitor.db.transaction(organisationId, async (inside) => {
		const taken = await useUpResets(inside, { organisationId, id: userId }, visitor.now);
		if (!taken.includes(reset.id)) throw notFound();
		await setPassword(inside, { organisationId, id: userId }, passwordHash);
		await endSessions(inside, { organisationId, id: userId });
		const who = { organisationId, actorId: null, subjectId: userId, at: visitor.now };
		await auditAs(inside, who, 'password-reset', { address: visitor.address });
	});
	await forgetFailures(visitor, reset.email);
}

interface AccountKey {
	organisationId: string;
	id: string;
}

/** A new link makes the ones before it useless. */
async function storeReset(
	db: WritableDatabase,
	account: AccountKey,
	token: string,
	now: Date
): Promise<void> {
	await useUpResets(db, account, now);
	await db.insert(passwordResets).values({
		organisationId: account.organisationId,
		id: newId(),
		userId: account.id,
		tokenHash: hashToken(token),
		createdAt: now,
		expiresAt: new Date(now.getTime() + RESET_LASTS_MS)
	});
}

/** Makes every open link of the account useless, and says which were open. */
async function useUpResets(db: WritableDatabase, account: AccountKey, now: Date): Promise<string[]> {
	const used = await db
		.update(passwordResets)
		.set({ usedAt: now })
		.where(
			and(
				eq(passwordResets.organisationId, account.organisationId),
				eq(passwordResets.userId, account.id),
				isNull(passwordResets.usedAt)
			)
		)
		.returning({ id: passwordResets.id });
	return used.map(({ id }) => id);
}

async function setPassword(db: WritableDatabase, account: AccountKey, passwordHash: string): Promise<void> {
	await db
		.update(users)
		.set({ passwordHash })
		.where(and(eq(users.organisationId, account.organisationId), eq(users.id, account.id)));
}

async function endSessions(db: WritableDatabase, account: AccountKey, exceptId?: string): Promise<void> {
	await db
		.delete(sessions)
		.where(
			and(
				eq(sessions.organisationId, account.organisationId),
				eq(sessions.userId, account.id),
				exceptId ? ne(sessions.id, exceptId) : undefined
			)
		);
	announceAccess(db, { ...account, userId: account.id });
}
