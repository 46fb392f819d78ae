import {
	day,
	flag,
	foreignKey,
	index,
	instant,
	integer,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../../server/db/columns';
import { organisations, teams, users } from '../people/tables.server';
import type { ReactionKind } from './reactions';
import type { SubjectKind } from './subject';

/** What a team holds dear, to thank each other for. */
export const kudosValues = table(
	'kudos_values',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		name: text().notNull(),
		position: integer().notNull(),
		createdAt: instant().notNull(),
		/** Set instead of deleting, so that what was given for it keeps its meaning. */
		archivedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		uniqueIndex('kudos_values_name').on(t.organisationId, t.name)
	]
);

/** Thanks, one row each, however many are thanked. Of one that was withdrawn only who gave it and when is left. */
export const kudos = table(
	'kudos',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		authorId: text().notNull(),
		/** Empty where it was withdrawn. */
		reason: text().notNull(),
		isOnWall: flag().notNull(),
		/** What it is about. Without a foreign key: an import that is undone takes its escalations with it. */
		subjectKind: text().$type<SubjectKind>(),
		subjectId: text(),
		givenAt: instant().notNull(),
		givenOn: day().notNull(),
		withdrawnAt: instant(),
		withdrawnBy: text()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('kudos_by_time').on(t.organisationId, t.givenAt, t.id),
		index('kudos_by_author').on(t.organisationId, t.authorId, t.givenAt, t.id),
		...[t.authorId, t.withdrawnBy].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);

/** Who is thanked: everybody by themselves, whoever was thanked with their whole team too. */
export const kudosRecipients = table(
	'kudos_recipients',
	{
		organisationId: text().notNull(),
		kudosId: text().notNull(),
		userId: text().notNull(),
		/** Whether they are named, and not only among their team. */
		isNamed: flag().notNull(),
		authorId: text().notNull(),
		givenAt: instant().notNull(),
		givenOn: day().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.kudosId, t.userId] }),
		index('kudos_recipients_received').on(t.organisationId, t.userId, t.givenAt, t.kudosId),
		// Holds all that is asked about a period.
		index('kudos_recipients_pairs').on(t.organisationId, t.givenOn, t.userId, t.authorId),
		foreignKey({ columns: [t.organisationId, t.kudosId], foreignColumns: [kudos.organisationId, kudos.id] }),
		...[t.userId, t.authorId].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);

/** The teams that are thanked as a whole. */
export const kudosTeams = table(
	'kudos_teams',
	{ organisationId: text().notNull(), kudosId: text().notNull(), teamId: text().notNull() },
	(t) => [
		primaryKey({ columns: [t.organisationId, t.kudosId, t.teamId] }),
		foreignKey({ columns: [t.organisationId, t.kudosId], foreignColumns: [kudos.organisationId, kudos.id] }),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] })
	]
);

/** The values that thanks were given for. */
export const kudosForValues = table(
	'kudos_for_values',
	{ organisationId: text().notNull(), kudosId: text().notNull(), valueId: text().notNull() },
	(t) => [
		primaryKey({ columns: [t.organisationId, t.kudosId, t.valueId] }),
		index('kudos_for_values_by_value').on(t.organisationId, t.valueId, t.kudosId),
		foreignKey({ columns: [t.organisationId, t.kudosId], foreignColumns: [kudos.organisationId, kudos.id] }),
		foreignKey({
			columns: [t.organisationId, t.valueId],
			foreignColumns: [kudosValues.organisationId, kudosValues.id]
		})
	]
);

/** How people answered thanks with one tap. */
export const kudosReactions = table(
	'kudos_reactions',
	{
		organisationId: text().notNull(),
		kudosId: text().notNull(),
		userId: text().notNull(),
		kind: text().$type<ReactionKind>().notNull(),
		at: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.kudosId, t.kind, t.userId] }),
		foreignKey({ columns: [t.organisationId, t.kudosId], foreignColumns: [kudos.organisationId, kudos.id] }),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** What people wrote below thanks. */
export const kudosReplies = table(
	'kudos_replies',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		kudosId: text().notNull(),
		authorId: text().notNull(),
		words: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('kudos_replies_of_kudos').on(t.organisationId, t.kudosId, t.at, t.id),
		foreignKey({ columns: [t.organisationId, t.kudosId], foreignColumns: [kudos.organisationId, kudos.id] }),
		foreignKey({ columns: [t.organisationId, t.authorId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** Links that show the wall to whoever has them, for screens that nobody signs in on. */
export const kudosWalls = table(
	'kudos_walls',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		/** Where the screen is. */
		name: text().notNull(),
		/** SHA-256 of what the link holds. */
		tokenHash: text().notNull(),
		createdBy: text().notNull(),
		createdAt: instant().notNull(),
		revokedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		// A doorway: a link holds a token, not an organisation.
		uniqueIndex('kudos_walls_token').on(t.tokenHash),
		foreignKey({ columns: [t.organisationId, t.createdBy], foreignColumns: [users.organisationId, users.id] })
	]
);

/** Who was sent the digest of which week, so that nobody is sent it twice. */
export const kudosDigests = table(
	'kudos_digests',
	{
		organisationId: text().notNull(),
		/** Its Monday. */
		week: day().notNull(),
		userId: text().notNull(),
		sentAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.week, t.userId] }),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);
