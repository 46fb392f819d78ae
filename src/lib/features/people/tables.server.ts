import {
	day,
	flag,
	foreignKey,
	index,
	instant,
	integer,
	json,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../../server/db/columns';
import type { ApiScope } from './api-keys';
import type { TeamRole } from './actor';

export const organisations = table(
	'organisations',
	{
		organisationId: text().notNull(),
		name: text().notNull(),
		timeZone: text().notNull(),
		locale: text().notNull(),
		currency: text().notNull(),
		createdAt: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.organisationId] })]
);

export const brands = table(
	'brands',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		name: text().notNull(),
		createdAt: instant().notNull(),
		archivedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		uniqueIndex('brands_name').on(t.organisationId, t.name)
	]
);

export const teams = table(
	'teams',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		name: text().notNull(),
		createdAt: instant().notNull(),
		archivedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		uniqueIndex('teams_name').on(t.organisationId, t.name)
	]
);

export const users = table(
	'users',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		/** Trimmed and in lower case. */
		email: text().notNull(),
		name: text().notNull(),
		passwordHash: text().notNull(),
		isAdmin: flag().notNull(),
		createdAt: instant().notNull(),
		deactivatedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		// A doorway: who signs in says only an address, not yet an organisation.
		uniqueIndex('users_email').on(t.email),
		index('users_by_name').on(t.organisationId, t.name, t.id)
	]
);

export const memberships = table(
	'memberships',
	{
		organisationId: text().notNull(),
		teamId: text().notNull(),
		userId: text().notNull(),
		role: text().$type<TeamRole>().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.userId, t.teamId] }),
		index('memberships_team').on(t.organisationId, t.teamId),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] }),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

export const sessions = table(
	'sessions',
	{
		organisationId: text().notNull(),
		/** SHA-256 of what the cookie holds. */
		id: text().notNull(),
		userId: text().notNull(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		/** Browser and system in words, for the person's own list of sessions. */
		device: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		// A doorway: a cookie names a session, not an organisation.
		uniqueIndex('sessions_id').on(t.id),
		index('sessions_user').on(t.organisationId, t.userId),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

export interface InvitedMembership {
	teamId: string;
	role: TeamRole;
}

export const invitations = table(
	'invitations',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		email: text().notNull(),
		isAdmin: flag().notNull(),
		memberships: json().$type<InvitedMembership[]>().notNull(),
		/** SHA-256 of what the link holds. */
		tokenHash: text().notNull(),
		invitedBy: text().notNull(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		acceptedAt: instant(),
		revokedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		// A doorway: a link holds a token, not an organisation.
		uniqueIndex('invitations_token').on(t.tokenHash),
		index('invitations_by_email').on(t.organisationId, t.email)
	]
);

export const passwordResets = table(
	'password_resets',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		userId: text().notNull(),
		/** SHA-256 of what the link holds. */
		tokenHash: text().notNull(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		usedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		// A doorway: a link holds a token, not an organisation.
		uniqueIndex('password_resets_token').on(t.tokenHash),
		index('password_resets_user').on(t.organisationId, t.userId),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** New addresses that people gave for their account, until a link that was sent there is opened. */
export const emailChanges = table(
	'email_changes',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		userId: text().notNull(),
		/** Trimmed and in lower case. */
		email: text().notNull(),
		/** SHA-256 of what the link holds. */
		tokenHash: text().notNull(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		usedAt: instant(),
		revokedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		// A doorway: a link holds a token, not an organisation.
		uniqueIndex('email_changes_token').on(t.tokenHash),
		index('email_changes_user').on(t.organisationId, t.userId),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** Keys of the HTTP API. Each acts for a person, narrowed to its scopes. */
export const apiKeys = table(
	'api_keys',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		name: text().notNull(),
		/** Whom it acts for. */
		userId: text().notNull(),
		/** SHA-256 of the key, which is stored nowhere. */
		keyHash: text().notNull(),
		/** Its first characters, by which people tell their keys apart. */
		shownPart: text().notNull(),
		scopes: json().$type<ApiScope[]>().notNull(),
		createdBy: text().notNull(),
		createdAt: instant().notNull(),
		lastUsedOn: day(),
		/** The last day on which it works; null for one that works until it is revoked. */
		expiresOn: day(),
		revokedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		// A doorway: a request holds a key, not an organisation.
		uniqueIndex('api_keys_hash').on(t.keyHash),
		index('api_keys_by_time').on(t.organisationId, t.createdAt, t.id),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] }),
		foreignKey({ columns: [t.organisationId, t.createdBy], foreignColumns: [users.organisationId, users.id] })
	]
);

/** What writes over the HTTP API were answered, so that one that is sent again does nothing and answers the same. */
export const apiReceipts = table(
	'api_receipts',
	{
		organisationId: text().notNull(),
		keyId: text().notNull(),
		/** The name that the sender gave to the request. */
		idempotencyKey: text().notNull(),
		/** SHA-256 of the request. */
		fingerprint: text().notNull(),
		/** The status of the answer, and the answer itself. */
		status: integer().notNull(),
		answer: json().notNull(),
		createdAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.keyId, t.idempotencyKey] }),
		index('api_receipts_by_time').on(t.organisationId, t.createdAt),
		foreignKey({
			columns: [t.organisationId, t.keyId],
			foreignColumns: [apiKeys.organisationId, apiKeys.id]
		})
	]
);

/** Failed attempts by account and by address. They are counted before anybody is known, so for the whole install. */
export const throttles = table(
	'throttles',
	{
		organisationId: text().notNull(),
		key: text().notNull(),
		failures: integer().notNull(),
		windowStartedAt: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.organisationId, t.key] })]
);

/** What was done about sign-ins, roles, policy and exports. Triggers refuse every update and delete. */
export const auditEntries = table(
	'audit_entries',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		sequence: integer().notNull(),
		at: instant().notNull(),
		/** The person who acted, or null where nobody was signed in. */
		actorId: text(),
		/** The person it was done to, where that is not the actor. */
		subjectId: text(),
		action: text().notNull(),
		/** Ids and plain facts about what was acted on; never a secret, a verbatim or a wellbeing text. */
		details: json().$type<Record<string, string | number | boolean | null>>().notNull(),
		previousHash: text().notNull(),
		/** SHA-256 over this entry and the hash of the one before it. */
		hash: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.sequence] }),
		index('audit_entries_by_actor').on(t.organisationId, t.actorId, t.sequence),
		index('audit_entries_by_subject').on(t.organisationId, t.subjectId, t.sequence),
		index('audit_entries_by_action').on(t.organisationId, t.action, t.sequence),
		index('audit_entries_by_time').on(t.organisationId, t.at)
	]
);
