import { and, eq } from 'drizzle-orm';
import type { SessionStore, StoredSession } from '$lib/server/auth/lucia';
import type { Database, WritableDatabase } from '$lib/server/db/connection';
import type { TeamRole } from './actor';
import { memberships, organisations, sessions, users } from './tables.server';

/** Sessions in our database; inside a transaction they are written with it, outside in one of their own. */
export function sessionStore(db: Database | WritableDatabase): SessionStore {
	const write = (organisationId: string, work: (db: WritableDatabase) => Promise<unknown>) =>
		'inTransaction' in db ? work(db) : db.transaction(organisationId, work);

	return {
		async find(id) {
			const rows = await db
				.select({
					session: sessions,
					name: users.name,
					isAdmin: users.isAdmin,
					deactivatedAt: users.deactivatedAt,
					locale: organisations.locale,
					timeZone: organisations.timeZone,
					currency: organisations.currency,
					teamId: memberships.teamId,
					role: memberships.role
				})
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
			const { session, name, isAdmin, deactivatedAt, locale, timeZone, currency } = first;
			const { organisationId, userId } = session;
			const habits = { locale, timeZone, currency };
			const teams = new Map<string, TeamRole>();
			for (const { teamId, role } of rows) if (teamId && role) teams.set(teamId, role);
			return {
				session,
				actor: deactivatedAt ? null : { userId, organisationId, name, isAdmin, teams, habits }
			};
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
