import { Lucia, TimeSpan, type Adapter, type Cookie } from 'lucia';
import type { Actor } from '$lib/features/people/actor';
import { hashToken } from './token';

/** A session as it is stored: its id is the SHA-256 of what the cookie holds, which is stored nowhere. */
export interface StoredSession {
	id: string;
	organisationId: string;
	userId: string;
	createdAt: Date;
	expiresAt: Date;
	device: string;
}

/** Where sessions are kept. */
export interface SessionStore {
	/** The session and the person it belongs to; no person where they may not come in any more. */
	find(id: string): Promise<{ session: StoredSession; actor: Actor | null } | null>;
	save(session: StoredSession): Promise<void>;
	extend(session: StoredSession, expiresAt: Date): Promise<void>;
	remove(session: StoredSession): Promise<void>;
}

/** A cookie as Kit's `cookies.set(name, value, options)` takes it. */
export interface SessionCookie {
	name: string;
	value: string;
	options: { path: string; httpOnly: boolean; sameSite: 'lax'; secure: boolean; maxAge: number };
}

export interface SignedIn {
	actor: Actor;
	sessionId: string;
	/** To be sent where the session was given more time. */
	renewedCookie?: SessionCookie;
}

type SessionAttributes = Pick<StoredSession, 'organisationId' | 'device'>;

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<Record<never, never>, { actor: Actor }>;
		DatabaseSessionAttributes: SessionAttributes;
		DatabaseUserAttributes: { actor: Actor };
	}
}

/** A session that is used lasts on; one that is not ends after so many days. */
const SESSION_DAYS = 30;

/**
 * Lucia over our store. Lucia knows a session by the secret in its cookie and reads the system's clock; here it is
 * given hashes and the present of the request instead, so one is opened for each request.
 * @param secure whether people reach the app over https
 */
export function openSessions(store: SessionStore, { now, secure }: { now: Date; secure: boolean }) {
	const lag = Date.now() - now.getTime();
	const onLuciasClock = (instant: Date) => new Date(instant.getTime() + lag);
	const onOurClock = (instant: Date) => new Date(instant.getTime() - lag);
	let found: StoredSession | undefined;

	const adapter: Adapter = {
		async getSessionAndUser(token) {
			const stored = await store.find(hashToken(token));
			if (!stored) return [null, null];
			found = stored.session;
			const { userId, expiresAt } = stored.session;
			return [
				{ id: token, userId, expiresAt: onLuciasClock(expiresAt), attributes: stored.session },
				stored.actor && { id: userId, attributes: { actor: stored.actor } }
			];
		},
		async setSession({ id: token, userId, expiresAt, attributes }) {
			const { organisationId, device } = attributes;
			const id = hashToken(token);
			await store.save({
				id,
				organisationId,
				userId,
				createdAt: now,
				expiresAt: onOurClock(expiresAt),
				device
			});
		},
		async updateSessionExpiration(_token, expiresAt) {
			if (found) await store.extend(found, onOurClock(expiresAt));
		},
		async deleteSession() {
			if (found) await store.remove(found);
		},
		// Lists and ending several at once belong to an organisation and are commands of ours.
		getUserSessions: notOurs,
		deleteUserSessions: notOurs,
		deleteExpiredSessions: notOurs
	};

	const lucia = new Lucia(adapter, {
		sessionExpiresIn: new TimeSpan(SESSION_DAYS, 'd'),
		sessionCookie: { name: 'evenkeel_session', attributes: { secure, sameSite: 'lax', path: '/' } },
		getUserAttributes: ({ actor }) => ({ actor })
	});

	return {
		/** Who the cookies of a request belong to. A session past half of its days is given all of them again. */
		async check(cookieHeader: string): Promise<SignedIn | null> {
			const token = readCookie(lucia, cookieHeader);
			if (!token) return null;
			const { session, user } = await lucia.validateSession(token);
			if (!session) return null;
			const renewedCookie = session.fresh ? cookieOf(lucia.createSessionCookie(token)) : undefined;
			return { actor: user.actor, sessionId: hashToken(token), renewedCookie };
		},

		/** Starts a session and answers the cookie that holds its secret. */
		async start(userId: string, attributes: SessionAttributes): Promise<SessionCookie> {
			const { id: token } = await lucia.createSession(userId, attributes);
			return cookieOf(lucia.createSessionCookie(token));
		},

		/** The cookie that takes away the one a browser holds. */
		blankCookie: () => cookieOf(lucia.createBlankSessionCookie())
	};
}

/** A cookie header is anybody's to write, and Lucia throws where it is not encoded as it expects. */
function readCookie(
	lucia: { readSessionCookie(header: string): string | null },
	header: string
): string | null {
	try {
		return lucia.readSessionCookie(header);
	} catch {
		return null;
	}
}

function cookieOf({ name, value, attributes }: Cookie): SessionCookie {
	const { httpOnly = true, secure = true, path = '/', maxAge = 0 } = attributes;
	return { name, value, options: { path, httpOnly, sameSite: 'lax', secure, maxAge } };
}

function notOurs(): never {
	throw new TypeError('Sessions are listed and ended by the commands of people.');
}
