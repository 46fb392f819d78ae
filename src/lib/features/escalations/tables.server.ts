import { sql } from 'drizzle-orm';
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
} from '../../server/db/columns';
import { brands, organisations, teams, users } from '../people/tables.server';
import type { Avoidable, EscalationState, EventDetails, EventKind } from './escalation';
import type { CountsByValue, RollUpDimension, RollUpGrain, RollUpScope } from './roll-up';
import type { TaxonomyKind } from './taxonomy';

export const taxonomyEntries = table(
	'taxonomy_entries',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		kind: text().$type<TaxonomyKind>().notNull(),
		/** A lasting name for rules to know a shipped entry by; null for those people add. */
		key: text(),
		name: text().notNull(),
		/** The entry this one is a part of; contact reasons have two levels. */
		parentId: text(),
		position: integer().notNull(),
		createdAt: instant().notNull(),
		/** Set instead of deleting, so that old records keep their meaning. */
		archivedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		uniqueIndex('taxonomy_entries_name').on(t.organisationId, t.kind, t.name),
		foreignKey({ columns: [t.organisationId, t.parentId], foreignColumns: [t.organisationId, t.id] })
	]
);

export const escalations = table(
	'escalations',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		teamId: text().notNull(),
		brandId: text(),
		channelId: text(),
		reasonId: text(),
		/** Why the first line could not finish. */
		firstLineId: text(),
		outcomeId: text(),
		/** 1 (low) to 4 (critical). */
		severity: integer().notNull(),
		/** 1 is the first line. */
		tier: integer().notNull(),
		summary: text().notNull(),
		customerReference: text().notNull(),
		/** What the customer reference is compared by; null where there is nothing to compare. */
		customerKey: text(),
		/** The customer's escalation before this one, where it is recent enough that this one is a repeat of it. */
		repeatOf: text(),
		orderReference: text().notNull(),
		/** Null where nobody has judged it. */
		avoidable: text().$type<Avoidable>(),
		/** What the agent was allowed to grant at the time, in minor units. */
		authorityLimit: integer(),
		/** What the outcome cost or granted, in minor units. */
		amount: integer(),
		occurredAt: instant().notNull(),
		occurredOn: day().notNull(),
		/** 0 to 23 by the organisation's clock; null where only the day is known. */
		occurredHour: integer(),
		loggedAt: instant().notNull(),
		/** Null where an import brought it. */
		loggedBy: text(),
		state: text().$type<EscalationState>().notNull(),
		resolvedAt: instant(),
		resolvedOn: day(),
		followUpDueOn: day(),
		followUpDoneAt: instant(),
		followUpResult: text(),
		importId: text(),
		/** What tells this record from every other of its source, so that a file read twice adds nothing; null for one logged here. */
		sourceKey: text(),
		/** The record's own number in the helpdesk. */
		sourceReference: text(),
		/** Goes up with every change, so that the second of two editors learns of the first. */
		version: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('escalations_by_severity').on(t.organisationId, t.severity, t.occurredOn, t.id),
		index('escalations_by_follow_up')
			.on(t.organisationId, t.followUpDueOn, t.id)
			.where(sql`follow_up_due_on is not null`),
		index('escalations_by_customer')
			.on(t.organisationId, t.customerKey, t.occurredAt, t.id)
			.where(sql`customer_key is not null`),
		index('escalations_hardest')
			.on(t.organisationId, t.teamId, t.occurredOn, t.id, t.loggedBy, t.severity)
			.where(sql`severity >= 3`),
		index('escalations_repeats')
			.on(t.organisationId, t.occurredOn, t.id)
			.where(sql`repeat_of is not null`),
		index('escalations_by_logger')
			.on(t.organisationId, t.loggedBy, t.state, t.occurredOn, t.id)
			.where(sql`logged_by is not null`),
		index('escalations_by_state').on(t.organisationId, t.state, t.occurredOn, t.id, t.teamId),
		uniqueIndex('escalations_source')
			.on(t.organisationId, t.sourceKey)
			.where(sql`source_key is not null`),
		index('escalations_by_import')
			.on(t.organisationId, t.importId, t.id)
			.where(sql`import_id is not null`),
		// These two order the lists, too: every index more is one more to write with each record.
		index('escalations_combined_of_team').on(
			t.organisationId,
			t.teamId,
			t.occurredOn,
			t.id,
			t.brandId,
			t.channelId,
			t.reasonId
		),
		index('escalations_combined').on(
			t.organisationId,
			t.occurredOn,
			t.id,
			t.teamId,
			t.brandId,
			t.channelId,
			t.reasonId,
			t.firstLineId,
			t.outcomeId,
			t.avoidable,
			t.severity,
			t.tier,
			t.occurredHour,
			t.occurredAt,
			t.resolvedAt
		),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] }),
		foreignKey({
			columns: [t.organisationId, t.brandId],
			foreignColumns: [brands.organisationId, brands.id]
		}),
		...[t.channelId, t.reasonId, t.firstLineId, t.outcomeId].map((column) =>
			foreignKey({
				columns: [t.organisationId, column],
				foreignColumns: [taxonomyEntries.organisationId, taxonomyEntries.id]
			})
		),
		foreignKey({ columns: [t.organisationId, t.loggedBy], foreignColumns: [users.organisationId, users.id] })
	]
);

/** The contributing causes of an escalation. The columns beside the ids make it a covering index for combined filters. */
export const escalationCauses = table(
	'escalation_causes',
	{
		organisationId: text().notNull(),
		escalationId: text().notNull(),
		causeId: text().notNull(),
		occurredOn: day().notNull(),
		teamId: text().notNull(),
		brandId: text(),
		channelId: text(),
		avoidable: text().$type<Avoidable>(),
		severity: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.escalationId, t.causeId] }),
		index('escalation_causes_combined_of_team').on(
			t.organisationId,
			t.teamId,
			t.occurredOn,
			t.escalationId,
			t.brandId,
			t.channelId,
			t.causeId
		),
		index('escalation_causes_combined').on(
			t.organisationId,
			t.occurredOn,
			t.escalationId,
			t.teamId,
			t.brandId,
			t.channelId,
			t.causeId,
			t.avoidable,
			t.severity
		),
		index('escalation_causes_cases').on(t.organisationId, t.causeId, t.occurredOn, t.escalationId),
		foreignKey({
			columns: [t.organisationId, t.escalationId],
			foreignColumns: [escalations.organisationId, escalations.id]
		}),
		foreignKey({
			columns: [t.organisationId, t.causeId],
			foreignColumns: [taxonomyEntries.organisationId, taxonomyEntries.id]
		})
	]
);

/** What happened to an escalation, in order: its timeline. */
export const escalationEvents = table(
	'escalation_events',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		escalationId: text().notNull(),
		at: instant().notNull(),
		actorId: text(),
		kind: text().$type<EventKind>().notNull(),
		details: json().$type<EventDetails>().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('escalation_events_timeline').on(t.organisationId, t.escalationId, t.at, t.id),
		foreignKey({
			columns: [t.organisationId, t.escalationId],
			foreignColumns: [escalations.organisationId, escalations.id]
		})
	]
);

/**
 * Counts by day and by ISO week for one scope at a time (everything, a team, a brand, a channel), kept in the transaction
 * that writes the record. `db:verify` recomputes and compares them.
 */
export const escalationCounts = table(
	'escalation_counts',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		grain: text().$type<RollUpGrain>().notNull(),
		scope: text().$type<RollUpScope>().notNull(),
		/** The team, brand or channel; empty for everything and for records without one. */
		scopeId: text().notNull(),
		dimension: text().$type<RollUpDimension>().notNull(),
		/** The day, or the Monday of the week. */
		start: day().notNull(),
		/** All that is counted in `counts`; a record with several causes counts once for each. */
		records: integer().notNull(),
		counts: json().$type<CountsByValue>().notNull()
	},
	// The dimensions of a day stand together, as a record is counted in all of them.
	(t) => [primaryKey({ columns: [t.organisationId, t.grain, t.scope, t.scopeId, t.start, t.dimension] })]
);

/** Which rules the stored counts were made by; after an upgrade that changed them, they are counted again. */
export const rollUpVersions = table(
	'roll_up_versions',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		version: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.organisationId] })]
);
