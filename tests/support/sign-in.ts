import { randomBytes } from 'node:crypto';
import { sessions } from '../../src/lib/features/people/tables.server';
import { hashToken } from '../../src/lib/server/auth/token';
import type { Context } from '../../src/lib/server/context';

/** The name of the cookie that holds a session. */
export const SESSION_COOKIE = 'evenkeel_session';

/**
 * Signs a person in by what a sign-in leaves behind, so that journeys start where they mean to.
 * @returns what the session cookie holds
 */
export async function startSession({ db, actor }: Context, now = new Date()): Promise<string> {
	const token = randomBytes(25).toString('base64url').toLowerCase();
	const { organisationId, userId } = actor;
	await db.transaction(organisationId, async (inside) => {
		await inside.insert(sessions).values({
			organisationId,
			id: hashToken(token),
			userId,
			createdAt: now,
			expiresAt: new Date(now.getTime() + 30 * 86_400_000),
			device: 'A test'
		});
	});
	return token;
}
