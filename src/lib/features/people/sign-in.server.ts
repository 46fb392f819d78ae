import { openSessions, type SessionCookie, type SignedIn } from '$lib/server/auth/lucia';
import type { Database, WritableDatabase } from '$lib/server/db/connection';
import { settings } from '$lib/server/settings';
import { sessionStore } from './session-store.server';

/** Who a request comes from, by its cookie header; null for visitors, ended sessions and deactivated people. */
export async function sessionOf(
	db: Database,
	cookieHeader: string | null,
	now: Date
): Promise<SignedIn | null> {
	return cookieHeader ? open(db, now).check(cookieHeader) : null;
}

/** Starts a session inside the transaction that lets the person in. */
export function startSession(
	db: WritableDatabase,
	person: { organisationId: string; userId: string; device: string },
	now: Date
): Promise<SessionCookie> {
	const { organisationId, userId, device } = person;
	return open(db, now).start(userId, { organisationId, device });
}

/** The cookie to answer a sign-out with. */
export function signedOutCookie(db: Database, now: Date): SessionCookie {
	return open(db, now).blankCookie();
}

function open(db: Database | WritableDatabase, now: Date) {
	return openSessions(sessionStore(db), { now, secure: settings().origin.startsWith('https:') });
}
