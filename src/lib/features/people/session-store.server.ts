import { and, eq } from 'drizzle-orm';
import type { SessionStore, StoredSession } from '$lib/server/auth/lucia';
import type { Database, WritableDatabase } from '$lib/server/db/connection';
import { actorColumns, actorFrom } from './actor-rows.server';
import { memberships, organisations, sessions, users } from './tables.server';

/** Sessions in our database; inside a transaction they are written with it, outside in one of their own. */
export function sessionStore(db: Database | WritableDatabase): SessionStore {
	const write = (organisationId: string, work: (db: WritableDatabase) => Promise<unknown>) =>
		'inTransaction' in db ? work(db) : db.transaction(organisationId, work);

	return {
		async find(id) {
			const rows = await db
				.select({ session: sessions, ...actorColumns })
				.from(sessions)
				.innerJoin(organisations, eq(organisations.organisationId, sessions.organisationId))
				.innerJoin(
					users,
					and(eq(users.organisationId, sessions.organisationId), eq(users.id, sessions.userId))
				)
				.leftJoin(
					memberships,
					and(
						eq(memberships.organisationId, sessions.organisationId),
						eq(memberships.userId, sessions.userId)
					)
				)
				.where(eq(sessions.id, id));
			const [first] = rows;
			if (!first) return null;
			return { session: first.session, actor: first.deactivatedAt ? null : actorFrom(rows) };
		},

		async save(session) {
			await write(session.organisationId, (writing) => writing.insert(sessions).values(session));
		},

		async extend(session, expiresAt) {
			await write(session.organisationId, (writing) =>
				writing.update(sessions).set({ expiresAt }).where(isSession(session))
			);
		},

		async remove(session) {
			await write(session.organisationId, (writing) => writing.delete(sessions).where(isSession(session)));
		}
	};
}

function isSession({ organisationId, id }: Pick<StoredSession, 'organisationId' | 'id'>) {
	return and(eq(sessions.organisationId, organisationId), eq(sessions.id, id));
}
