import {
	day,
	foreignKey,
	index,
	instant,
	json,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../../server/db/columns';
import { taxonomyEntries } from '../escalations/tables.server';
import { organisations, teams, users } from '../people/tables.server';
import type { DecisionKind } from './decision';
import type { Evidence, FixStatus } from './fix';

export const fixes = table(
	'fixes',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		title: text().notNull(),
		why: text().notNull(),
		/** What to measure, in words. */
		measure: text().notNull(),
		status: text().$type<FixStatus>().notNull(),
		causeId: text(),
		/** The suggestion it came from; null where a person thought of it. */
		suggestionKey: text(),
		evidence: json().$type<Evidence>(),
		createdBy: text().notNull(),
		createdAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('fixes_by_status').on(t.organisationId, t.status, t.id),
		foreignKey({
			columns: [t.organisationId, t.causeId],
			foreignColumns: [taxonomyEntries.organisationId, taxonomyEntries.id]
		}),
		foreignKey({ columns: [t.organisationId, t.createdBy], foreignColumns: [users.organisationId, users.id] })
	]
);

/** The teams a fix is for; a fix without any is for the whole organisation. */
export const fixTeams = table(
	'fix_teams',
	{
		organisationId: text().notNull(),
		fixId: text().notNull(),
		teamId: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.fixId, t.teamId] }),
		index('fix_teams_team').on(t.organisationId, t.teamId, t.fixId),
		foreignKey({ columns: [t.organisationId, t.fixId], foreignColumns: [fixes.organisationId, fixes.id] }),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] })
	]
);

/** What was last decided about a suggestion, for some teams or for the whole organisation. */
export const suggestionDecisions = table(
	'suggestion_decisions',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		/** New with every decision, so that taking one back never takes back a later one. */
		id: text().notNull(),
		/** Which suggestion: its rule and what the rule was about. */
		suggestionKey: text().notNull(),
		/** The teams it was decided for (`teamsAsText`); empty for the whole organisation. */
		teams: text().notNull(),
		/** What the suggestion said, for when the counts no longer hold it. */
		title: text().notNull(),
		decision: text().$type<DecisionKind>().notNull(),
		/** Why it was dismissed, in the decider's words. */
		reason: text(),
		/** A snoozed suggestion comes back on this day. */
		until: day(),
		fixId: text(),
		evidence: json().$type<Evidence>().notNull(),
		decidedBy: text().notNull(),
		decidedAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.suggestionKey, t.teams] }),
		uniqueIndex('suggestion_decisions_id').on(t.organisationId, t.id),
		foreignKey({ columns: [t.organisationId, t.fixId], foreignColumns: [fixes.organisationId, fixes.id] }),
		foreignKey({ columns: [t.organisationId, t.decidedBy], foreignColumns: [users.organisationId, users.id] })
	]
);
