import { and, eq, isNull, lte, ne } from 'drizzle-orm';
import type { SessionCookie } from '$lib/server/auth/lucia';
import { verifyPassword } from '$lib/server/auth/password';
import { inTransaction, type Context, type VisitorContext } from '$lib/server/context';
import { announceAccess } from '$lib/server/realtime/access';
import { notFound, openToAnyone, Problem } from '$lib/shared/problem';
import { countAttempt, giveBack, type CountedAttempt } from '../attempts.server';
import { audit, auditAs } from '../audit.server';
import { accountOf, type Account } from '../queries/accounts.server';
import { signedOutCookie, startSession } from '../sign-in.server';
import { sessions, users } from '../tables.server';

/**
 * Lets a person in by e-mail address and password. The answer and the work are the same whether there is no such
 * account, it is deactivated, or the password is wrong; only attempts on accounts that exist are in the audit log,
 * which strangers could otherwise fill.
 * @returns the cookie that holds the new session
 * @throws Problem `invalid`, or `too-many` after too many failures of the account or the network address
 */
export async function signIn(
	visitor: VisitorContext,
	input: { email: string; password: string; device: string }
): Promise<SessionCookie> {
	openToAnyone('whoever knows the password of an account may sign in to it');
	const attempt = await countAttempt(visitor, 'sign-in', input.email);
	const account = await accountOf(visitor.db, input.email);
	const usable = account?.deactivatedAt ? null : account;
	const matches = await verifyPassword(usable?.passwordHash ?? null, input.password);
	const cookie = usable && matches ? await letIn(visitor, usable, input.device) : null;
	if (!cookie) {
		if (account) await recordFailure(visitor, account, attempt);
		throw new Problem('invalid', 'The e-mail address or the password is not right.');
	}
	await giveBack(visitor, attempt);
	return cookie;
}

/** Null where the account was deactivated or given another password while this one was being checked. */
function letIn({ db, now, address }: VisitorContext, account: Account, device: string) {
	const { organisationId, id: userId, passwordHash } = account;
	return db.transaction(organisationId, async (inside) => {
		const unchanged = await inside
			.select({ id: users.id })
			.from(users)
			.where(
				and(
					eq(users.organisationId, organisationId),
					eq(users.id, userId),
					eq(users.passwordHash, passwordHash),
					isNull(users.deactivatedAt)
				)
			);
		if (unchanged.length === 0) return null;
		await inside
			.delete(sessions)
			.where(and(eq(sessions.organisationId, organisationId), lte(sessions.expiresAt, now)));
		const who = { organisationId, actorId: userId, subjectId: null, at: now };
		await auditAs(inside, who, 'sign-in', { device, address });
		return startSession(inside, { organisationId, userId, device }, now);
	});
}

async function recordFailure(
	{ db, now, address }: VisitorContext,
	{ organisationId, id }: Account,
	attempt: CountedAttempt
): Promise<void> {
	const who = { organisationId, actorId: null, subjectId: id, at: now };
	await db.transaction(organisationId, async (inside) => {
		await auditAs(inside, who, 'sign-in-failed', { address });
		if (attempt.isLast) await auditAs(inside, who, 'sign-in-throttled', { address });
	});
}

/**
 * Ends the present session.
 * @returns the cookie that takes away the browser's
 */
export async function signOut(context: Context, input: { sessionId: string }): Promise<SessionCookie> {
	openToAnyone('everybody may end their own session');
	await inTransaction(context, async (inside) => {
		await inside.db.delete(sessions).where(and(ownSessions(context), eq(sessions.id, input.sessionId)));
		await audit(inside, 'sign-out');
		announceAccess(inside.db, inside.actor);
	});
	return signedOutCookie(context.db, context.now);
}

/** Ends one of one's own sessions, on whatever device it is. */
export async function endSession(context: Context, input: { sessionId: string }): Promise<void> {
	openToAnyone('everybody may end their own sessions');
	await inTransaction(context, async (inside) => {
		const [ended] = await inside.db
			.delete(sessions)
			.where(and(ownSessions(context), eq(sessions.id, input.sessionId)))
			.returning({ device: sessions.device });
		if (!ended) throw notFound();
		await audit(inside, 'sessions-ended', { sessions: 1, device: ended.device });
		announceAccess(inside.db, inside.actor);
	});
}

/**
 * Ends all of one's own sessions but the present one.
 * @returns how many were ended
 */
export async function endOtherSessions(context: Context, input: { sessionId: string }): Promise<number> {
	openToAnyone('everybody may end their own sessions');
	return inTransaction(context, async (inside) => {
		const ended = await inside.db
			.delete(sessions)
			.where(and(ownSessions(context), ne(sessions.id, input.sessionId)))
			.returning({ id: sessions.id });
		await audit(inside, 'sessions-ended', { sessions: ended.length, others: true });
		announceAccess(inside.db, inside.actor);
		return ended.length;
	});
}

function ownSessions({ actor }: Context) {
	return and(eq(sessions.organisationId, actor.organisationId), eq(sessions.userId, actor.userId));
}
