import {
	day,
	foreignKey,
	index,
	instant,
	integer,
	json,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../../../server/db/columns';
import { organisations, users } from '../../people/tables.server';
import type { PracticeMode } from './practice';

/** A scenario that two people play, over one screen each. Open to those two alone. */
export const practiceSessions = table(
	'practice_sessions',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		/** What one tells the other, to come in. */
		code: text().notNull(),
		scenario: text().notNull(),
		/** Who answers the customer; null until somebody has come. */
		agentId: text(),
		/** Who plays the customer; null until somebody has come. */
		customerId: text(),
		/** The replies given so far, a letter each. */
		said: text().notNull().default(''),
		startedAt: instant().notNull(),
		/** When one of them closed it before its end. */
		closedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		uniqueIndex('practice_sessions_code').on(t.organisationId, t.code),
		...[t.agentId, t.customerId].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);

/** What the one who played the customer noticed: three sentences for the one who answered. */
export const practiceObservations = table(
	'practice_observations',
	{
		organisationId: text().notNull(),
		sessionId: text().notNull(),
		observations: json().$type<string[]>().notNull(),
		observedBy: text().notNull(),
		observedAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.sessionId] }),
		foreignKey({
			columns: [t.organisationId, t.sessionId],
			foreignColumns: [practiceSessions.organisationId, practiceSessions.id]
		}),
		foreignKey({
			columns: [t.organisationId, t.observedBy],
			foreignColumns: [users.organisationId, users.id]
		})
	]
);

/** A person's own log of practice. Nobody else reads an entry. */
export const practiceEntries = table(
	'practice_entries',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		userId: text().notNull(),
		scenario: text().notNull(),
		mode: text().$type<PracticeMode>().notNull(),
		said: text().notNull(),
		/** How it felt, from 1 to 5; null where it was not said. */
		rating: integer(),
		note: text().notNull(),
		practisedAt: instant().notNull(),
		practisedOn: day().notNull(),
		/** The session it came from, where two played. */
		sessionId: text()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('practice_entries_by_person').on(t.organisationId, t.userId, t.id),
		index('practice_entries_by_day').on(t.organisationId, t.practisedOn, t.userId),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] }),
		foreignKey({
			columns: [t.organisationId, t.sessionId],
			foreignColumns: [practiceSessions.organisationId, practiceSessions.id]
		})
	]
);
