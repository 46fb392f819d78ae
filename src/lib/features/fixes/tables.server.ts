import { sql } from 'drizzle-orm';
import {
	check,
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
import { taxonomyEntries } from '../escalations/tables.server';
import { organisations, teams, users } from '../people/tables.server';
import type { CycleDecision, CycleState, FrozenBaseline, VerdictThen } from './cycle';
import type { DecisionKind } from './decision';
import type { Evidence, FixStatus } from './fix';
import type { FixEventDetails, FixEventKind } from './story';

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
		createdAt: instant().notNull(),
		/** Who sees to it now. The plan of a trial keeps who it was then. */
		ownerId: text(),
		/** When it came to stand where it stands; null where it has not moved since it was suggested. */
		statusSince: instant(),
		declinedReason: text(),
		/** The fix that it says the same as. */
		duplicateOf: text(),
		/** Who outside has to fix it, and since when they know. */
		outsideOwner: text(),
		outsideSince: day(),
		/** Kept beside the votes, to rank by. */
		votes: integer().notNull().default(0),
		/** Goes up with every move, so that the second of two people learns of the first. */
		version: integer().notNull().default(1)
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

/** One vote a person and fix. */
export const fixVotes = table(
	'fix_votes',
	{
		organisationId: text().notNull(),
		fixId: text().notNull(),
		userId: text().notNull(),
		votedAt: instant().notNull(),
		/** The duplicate on which it was cast; it goes back there when that is reopened. */
		movedFrom: text()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.fixId, t.userId] }),
		...[t.fixId, t.movedFrom].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [fixes.organisationId, fixes.id] })
		),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** The plans of a fix and what became of each (`Cycle`). A trigger of its migration freezes the plan of what has started. */
export const fixCycles = table(
	'fix_cycles',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		fixId: text().notNull(),
		number: integer().notNull(),
		state: text().$type<CycleState>().notNull(),
		ownerId: text().notNull(),
		measureKey: text().notNull(),
		measureName: text().notNull(),
		baselineFrom: day().notNull(),
		baselineTo: day().notNull(),
		baseline: json().$type<FrozenBaseline>(),
		predictedDrop: integer().notNull(),
		startOn: day().notNull(),
		checkOn: day().notNull(),
		changedSince: text(),
		startedAt: instant(),
		endedOn: day(),
		endedReason: text(),
		decision: text().$type<CycleDecision>(),
		decisionReason: text(),
		decidedAt: instant(),
		decidedBy: text(),
		verdict: json().$type<VerdictThen>()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		uniqueIndex('fix_cycles_number').on(t.organisationId, t.fixId, t.number),
		index('fix_cycles_by_state').on(t.organisationId, t.state, t.checkOn),
		index('fix_cycles_by_measure').on(t.organisationId, t.measureKey, t.startOn),
		foreignKey({ columns: [t.organisationId, t.fixId], foreignColumns: [fixes.organisationId, fixes.id] }),
		...[t.ownerId, t.decidedBy].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		),
		check(
			'fix_cycles_days',
			sql`baseline_from <= baseline_to and baseline_to < start_on and start_on < check_on`
		),
		check('fix_cycles_prediction', sql`predicted_drop between 1 and 99`),
		check(
			'fix_cycles_frozen',
			sql`(state in ('draft', 'planned')) = (baseline is null) and (baseline is null) = (started_at is null)`
		),
		check(
			'fix_cycles_decided',
			sql`(state = 'decided') = (decision is not null) and (decision is null) = (decided_at is null)`
		)
	]
);

/** What happened to a fix, in order: its story. */
export const fixEvents = table(
	'fix_events',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		fixId: text().notNull(),
		at: instant().notNull(),
		/** Null where the program did it by itself. */
		actorId: text(),
		kind: text().$type<FixEventKind>().notNull(),
		details: json().$type<FixEventDetails>().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('fix_events_story').on(t.organisationId, t.fixId, t.at, t.id),
		foreignKey({ columns: [t.organisationId, t.fixId], foreignColumns: [fixes.organisationId, fixes.id] }),
		foreignKey({ columns: [t.organisationId, t.actorId], foreignColumns: [users.organisationId, users.id] })
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
