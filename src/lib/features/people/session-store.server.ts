import { and, eq, sql, type Placeholder } from 'drizzle-orm';
import type { SessionStore, StoredSession } from '$lib/server/auth/lucia';
import type { Database, ReadableDatabase, WritableDatabase } from '$lib/server/db/connection';
import { prepared } from '$lib/server/db/prepared';
import { actorColumns, actorFrom } from './actor-rows.server';
import { memberships, organisations, sessions, users } from './tables.server';

/** Sessions in our database; inside a transaction they are written with it, outside in one of their own. */
export function sessionStore(db: Database | WritableDatabase): SessionStore {
	const write = (organisationId: string, work: (db: WritableDatabase) => Promise<unknown>) =>
		'inTransaction' in db ? work(db) : db.transaction(organisationId, work);

	return {
		async find(id) {
			const rows = await ('inTransaction' in db ? sessionsOf(db, id) : lookUpIn(db)({ id }));
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

/** Every page asks for its session, so that is prepared once: building its SQL takes longer than answering it. */
const lookUps = new WeakMap<Database, ReturnType<typeof prepareLookUp>>();

function lookUpIn(db: Database) {
	let lookUp = lookUps.get(db);
	if (!lookUp) lookUps.set(db, (lookUp = prepareLookUp(db)));
	return lookUp;
}

function prepareLookUp(db: Database) {
	return prepared('session_with_actor', sessionsOf(db, sql.placeholder('id')));
}

/** The session with its actor, in a row for each team of theirs. */
function sessionsOf(db: ReadableDatabase, id: string | Placeholder) {
	return db
		.select({ session: sessions, ...actorColumns })
		.from(sessions)
		.innerJoin(organisations, eq(organisations.organisationId, sessions.organisationId))
		.innerJoin(users, and(eq(users.organisationId, sessions.organisationId), eq(users.id, sessions.userId)))
		.leftJoin(
			memberships,
			and(eq(memberships.organisationId, sessions.organisationId), eq(memberships.userId, sessions.userId))
		)
		.where(eq(sessions.id, id));
}

function isSession({ organisationId, id }: Pick<StoredSession, 'organisationId' | 'id'>) {
	return and(eq(sessions.organisationId, organisationId), eq(sessions.id, id));
}
