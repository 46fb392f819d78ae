import { sql } from 'drizzle-orm';
import {
	check,
	day,
	flag,
	foreignKey,
	index,
	instant,
	integer,
	json,
	primaryKey,
	table,
	text
} from '../../../server/db/columns';
import { organisations, teams, users } from '../../people/tables.server';
import type { PooledCells, TeamCells } from '../disclosure';
import type { BankQuestion, PulseQuestion } from './question';
import type { Cadence } from './schedule';

/** When rounds open, and which questions there are. An organisation without a row goes by what is shipped. */
export const pulseSettings = table(
	'pulse_settings',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		/** The day of the week a round opens on, 1 for Monday to 7 for Sunday, and the hour on the organisation's clock. */
		opensOnWeekday: integer().notNull(),
		opensAtHour: integer().notNull(),
		/** On which day it closes, counted from 1 for the day it opens, and at which hour. */
		daysOpen: integer().notNull(),
		closesAtHour: integer().notNull(),
		bank: json().$type<BankQuestion[]>().notNull(),
		/** The keys of the questions the next round asks, in order. */
		asked: json().$type<string[]>().notNull(),
		version: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.organisationId] })]
);

/**
 * How often a team is asked, and how many answers it wants to be among before anything is shown. Triggers refuse to
 * lower a floor, or to take the row away. A team without a row goes by what is shipped.
 */
export const pulseTeams = table(
	'pulse_teams',
	{
		organisationId: text().notNull(),
		teamId: text().notNull(),
		cadence: text().$type<Cadence>().notNull(),
		scoreFloor: integer().notNull(),
		commentFloor: integer().notNull(),
		version: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.teamId] }),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] }),
		check('pulse_teams_score_floor', sql`${t.scoreFloor} >= 5`),
		check('pulse_teams_comment_floor', sql`${t.commentFloor} >= 10 and ${t.commentFloor} >= ${t.scoreFloor}`)
	]
);

/** Rounds of the pulse: one for all teams that are asked on the same day. */
export const pulseRounds = table(
	'pulse_rounds',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		startsOn: day().notNull(),
		opensAt: instant().notNull(),
		closesAt: instant().notNull(),
		isClosed: flag().notNull(),
		/** What it asks, as it was worded when it opened. */
		questions: json().$type<PulseQuestion[]>().notNull(),
		/** What the teams too small to be shown come to together. Null until it has closed. */
		pooled: json().$type<PooledCells>()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.startsOn] }),
		index('pulse_rounds_open').on(t.organisationId, t.isClosed, t.startsOn)
	]
);

/**
 * The teams of a round, and from its end on what is shown of each. Triggers refuse to change what has been published.
 */
export const pulseResults = table(
	'pulse_results',
	{
		organisationId: text().notNull(),
		teamId: text().notNull(),
		startsOn: day().notNull(),
		isPublished: flag().notNull(),
		/** How many belonged to the team when the round closed. */
		members: integer(),
		/** How many answered; null where too few did for that to be shown. */
		answers: integer(),
		cells: json().$type<TeamCells>(),
		/** What people wrote, shuffled, where enough answered. */
		comments: json().$type<string[]>()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.teamId, t.startsOn] }),
		index('pulse_results_of_round').on(t.organisationId, t.startsOn, t.teamId),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] }),
		foreignKey({
			columns: [t.organisationId, t.startsOn],
			foreignColumns: [pulseRounds.organisationId, pulseRounds.startsOn]
		})
	]
);

/**
 * How often each score was given, while a round is open, on an install without a key; with one, counts lie sealed in the
 * boxes. All counters of a team are written with every answer, so that no row tells when it was counted up last. Gone when
 * the round has closed.
 */
export const pulseCounters = table(
	'pulse_counters',
	{
		organisationId: text().notNull(),
		startsOn: day().notNull(),
		teamId: text().notNull(),
		question: text().notNull(),
		score: integer().notNull(),
		answers: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.organisationId, t.startsOn, t.teamId, t.question, t.score] })]
);

/**
 * How many of a team have answered while a round is open and, sealed as one, what: so that two copies of the database, one
 * from before an answer and one from after it, tell who answered and not what. Gone when the round has closed.
 */
export const pulseBoxes = table(
	'pulse_boxes',
	{
		organisationId: text().notNull(),
		startsOn: day().notNull(),
		teamId: text().notNull(),
		answers: integer().notNull(),
		/** Comments as they were sealed one by one, before boxes were sealed as a whole; none in a round that opened since. */
		comments: json().$type<string[]>().notNull(),
		/** One text; more only where an earlier one was sealed with a key that is not here. */
		sealed: json().$type<string[]>()
	},
	(t) => [primaryKey({ columns: [t.organisationId, t.startsOn, t.teamId] })]
);

/** Who has answered a round, without when or for which team; its key forbids answering twice. Gone when it has closed. */
export const pulseReceipts = table(
	'pulse_receipts',
	{
		organisationId: text().notNull(),
		startsOn: day().notNull(),
		userId: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.startsOn, t.userId] }),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** What a team said, and what was done about it. */
export const pulseNotes = table(
	'pulse_notes',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		teamId: text().notNull(),
		said: text().notNull(),
		done: text().notNull(),
		writtenBy: text().notNull(),
		writtenOn: day().notNull(),
		writtenAt: instant().notNull(),
		/** The day on which somebody took it back; it is not shown any more. */
		withdrawnOn: day(),
		version: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('pulse_notes_of_team').on(t.organisationId, t.teamId, t.writtenAt),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] }),
		foreignKey({ columns: [t.organisationId, t.writtenBy], foreignColumns: [users.organisationId, users.id] })
	]
);
