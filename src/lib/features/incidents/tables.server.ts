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
import { escalations, taxonomyEntries } from '../escalations/tables.server';
import { brands, organisations, teams, users } from '../people/tables.server';
import type { AftercareChoice } from './aftercare/aftercare';
import type { AttachmentKind } from './attachments/kind';
import type { CorrectableField } from './correction';
import type { IncidentEventDetails, IncidentEventKind, IncidentState } from './incident';
import type { PolicyDocument } from './policy/policy';

/** Versions of the policy. A published one is never changed; the draft is the one without a number. */
export const policyVersions = table(
	'policy_versions',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		/** Counted from 1 as they are published; null for the draft. */
		number: integer(),
		document: json().$type<PolicyDocument>().notNull(),
		summary: text().notNull(),
		effectiveFrom: day(),
		createdAt: instant().notNull(),
		changedAt: instant().notNull(),
		/** Null for the policy that ships. */
		changedBy: text(),
		publishedAt: instant(),
		version: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		uniqueIndex('policy_versions_number').on(t.organisationId, t.number)
	]
);

/** Who has read which version. */
export const policyAcknowledgements = table(
	'policy_acknowledgements',
	{
		organisationId: text().notNull(),
		policyVersionId: text().notNull(),
		userId: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.policyVersionId, t.userId] }),
		foreignKey({
			columns: [t.organisationId, t.policyVersionId],
			foreignColumns: [policyVersions.organisationId, policyVersions.id]
		}),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** Abusive contacts. What was said stands apart, so that no list can come upon it. */
export const incidents = table(
	'incidents',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		teamId: text().notNull(),
		brandId: text(),
		channelId: text(),
		customerReference: text().notNull(),
		/** The reference as customers are told apart by; null where none was given. */
		customerKey: text(),
		category: text().notNull(),
		severity: integer().notNull(),
		contactEnded: flag().notNull(),
		policyVersionId: text().notNull(),
		escalationId: text(),
		occurredAt: instant().notNull(),
		occurredOn: day().notNull(),
		occurredHour: integer().notNull(),
		loggedAt: instant().notNull(),
		loggedBy: text().notNull(),
		state: text().$type<IncidentState>().notNull(),
		deciderId: text(),
		decidedAt: instant(),
		/** When the one it happened to said that they have read what came of it; null again when that changes. */
		outcomeReadAt: instant(),
		version: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('incidents_by_time').on(t.organisationId, t.occurredAt, t.id),
		index('incidents_of_person').on(t.organisationId, t.loggedBy, t.occurredAt, t.id),
		index('incidents_of_team').on(t.organisationId, t.teamId, t.occurredAt, t.id),
		index('incidents_of_customer').on(t.organisationId, t.customerKey, t.occurredAt),
		index('incidents_of_escalation').on(t.organisationId, t.escalationId),
		index('incidents_by_day').on(t.organisationId, t.occurredOn, t.category, t.severity),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] }),
		foreignKey({
			columns: [t.organisationId, t.brandId],
			foreignColumns: [brands.organisationId, brands.id]
		}),
		foreignKey({
			columns: [t.organisationId, t.channelId],
			foreignColumns: [taxonomyEntries.organisationId, taxonomyEntries.id]
		}),
		foreignKey({
			columns: [t.organisationId, t.policyVersionId],
			foreignColumns: [policyVersions.organisationId, policyVersions.id]
		}),
		foreignKey({
			columns: [t.organisationId, t.escalationId],
			foreignColumns: [escalations.organisationId, escalations.id]
		}),
		...[t.loggedBy, t.deciderId].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);

/** What was said, sealed. */
export const incidentWords = table(
	'incident_words',
	{
		organisationId: text().notNull(),
		/** The incident's. */
		id: text().notNull(),
		words: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		foreignKey({
			columns: [t.organisationId, t.id],
			foreignColumns: [incidents.organisationId, incidents.id]
		})
	]
);

/** Files that belong to an incident; their content lies sealed in the data folder. */
export const incidentAttachments = table(
	'incident_attachments',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		incidentId: text().notNull(),
		/** Sealed. */
		fileName: text().notNull(),
		kind: text().$type<AttachmentKind>().notNull(),
		byteCount: integer().notNull(),
		addedAt: instant().notNull(),
		addedBy: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('incident_attachments_of_incident').on(t.organisationId, t.incidentId, t.addedAt),
		foreignKey({
			columns: [t.organisationId, t.incidentId],
			foreignColumns: [incidents.organisationId, incidents.id]
		}),
		foreignKey({ columns: [t.organisationId, t.addedBy], foreignColumns: [users.organisationId, users.id] })
	]
);

/** What happened to an incident, in order: its timeline. */
export const incidentEvents = table(
	'incident_events',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		incidentId: text().notNull(),
		at: instant().notNull(),
		actorId: text(),
		kind: text().$type<IncidentEventKind>().notNull(),
		details: json().$type<IncidentEventDetails>().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('incident_events_timeline').on(t.organisationId, t.incidentId, t.at, t.id),
		foreignKey({
			columns: [t.organisationId, t.incidentId],
			foreignColumns: [incidents.organisationId, incidents.id]
		})
	]
);

/** Who was part of what happened beside the one it happened to, as named by them: they do not decide about it. */
export const incidentInvolved = table(
	'incident_involved',
	{
		organisationId: text().notNull(),
		incidentId: text().notNull(),
		userId: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.incidentId, t.userId] }),
		foreignKey({
			columns: [t.organisationId, t.incidentId],
			foreignColumns: [incidents.organisationId, incidents.id]
		}),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** What a correction found and what it left, field by field, as people read it. Never what was said. */
export const incidentCorrections = table(
	'incident_corrections',
	{
		organisationId: text().notNull(),
		/** The line of the story that tells of it. */
		eventId: text().notNull(),
		field: text().$type<CorrectableField>().notNull(),
		incidentId: text().notNull(),
		at: instant().notNull(),
		/** Null where nothing was said, and for references once they are forgotten. */
		before: text(),
		after: text()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.eventId, t.field] }),
		index('incident_corrections_of_incident').on(t.organisationId, t.incidentId),
		index('incident_corrections_by_field').on(t.organisationId, t.field, t.at),
		foreignKey({
			columns: [t.organisationId, t.eventId],
			foreignColumns: [incidentEvents.organisationId, incidentEvents.id]
		}),
		foreignKey({
			columns: [t.organisationId, t.incidentId],
			foreignColumns: [incidents.organisationId, incidents.id]
		})
	]
);

/** What was offered to whoever met an incident, and what they chose. */
export const incidentAftercare = table(
	'incident_aftercare',
	{
		organisationId: text().notNull(),
		/** The incident's. */
		id: text().notNull(),
		/** Whom it is for. */
		userId: text().notNull(),
		teamId: text().notNull(),
		offeredAt: instant().notNull(),
		offeredOn: day().notNull(),
		choice: text().$type<AftercareChoice>(),
		answeredAt: instant(),
		/** The one who was asked to be there. */
		askedId: text(),
		/** When the one who was asked said that they were there. */
		metAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('incident_aftercare_counts').on(t.organisationId, t.teamId, t.offeredOn, t.answeredAt),
		index('incident_aftercare_asked').on(t.organisationId, t.askedId, t.metAt),
		foreignKey({
			columns: [t.organisationId, t.id],
			foreignColumns: [incidents.organisationId, incidents.id]
		}),
		...[t.userId, t.askedId].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);
