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
} from '../../../server/db/columns';
import { organisations, teams, users } from '../../people/tables.server';
import type { RetroEventKind } from './event';
import type { Phase } from './phase';
import type { PinnedFact } from './pin';
import type { RetroColumn } from './template';

/** Templates of an organisation's own, beside the shipped ones. */
export const retroTemplates = table(
	'retro_templates',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		name: text().notNull(),
		columns: json().$type<RetroColumn[]>().notNull(),
		createdBy: text().notNull(),
		createdAt: instant().notNull(),
		archivedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		foreignKey({ columns: [t.organisationId, t.createdBy], foreignColumns: [users.organisationId, users.id] })
	]
);

export const retros = table(
	'retros',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		teamId: text().notNull(),
		title: text().notNull(),
		templateName: text().notNull(),
		/** As the template had them when the retro was made. */
		columns: json().$type<RetroColumn[]>().notNull(),
		/** Chosen when it is made, and never changed: a trigger of its migration refuses it. */
		isAnonymous: flag().notNull(),
		phase: text().$type<Phase>().notNull(),
		/** Whether cards may be written before the meeting. */
		collectsBefore: flag().notNull(),
		dotsEach: integer().notNull(),
		dotsPerGroup: integer().notNull(),
		ownCardsCount: flag().notNull(),
		scheduledFor: instant(),
		remindedAt: instant(),
		/** When what came of it was mailed. */
		summedUpAt: instant(),
		facilitatorId: text().notNull(),
		createdBy: text().notNull(),
		createdAt: instant().notNull(),
		startedAt: instant(),
		closedAt: instant(),
		/** What the timer is for is on the page; this is when it rings. */
		timerEndsAt: instant(),
		/** SHA-256 of what the guests' link holds; null where there is none. */
		guestLinkHash: text(),
		/** What is being talked about. */
		discussedGroupId: text(),
		version: integer().notNull().default(1),
		/** The number of its newest event. */
		lastEvent: integer().notNull().default(0)
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('retros_by_team').on(t.organisationId, t.teamId, t.closedAt),
		index('retros_by_schedule').on(t.organisationId, t.scheduledFor),
		// A doorway: a link holds a token, not an organisation.
		uniqueIndex('retros_guest_link').on(t.guestLinkHash),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] }),
		...[t.facilitatorId, t.createdBy].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);

/** Who was invited or came. A guest has a name in place of an account. */
export const retroParticipants = table(
	'retro_participants',
	{
		organisationId: text().notNull(),
		retroId: text().notNull(),
		id: text().notNull(),
		userId: text(),
		guestName: text(),
		/** SHA-256 of what the guest's cookie holds; goes when the retro ends. */
		tokenHash: text(),
		invitedAt: instant(),
		/** Whether they were invited without belonging to the team, so that it is the invitation that lets them in. */
		isFromOutside: flag().notNull().default(false),
		joinedAt: instant(),
		/** When they were last heard of, to the half minute. */
		seenAt: instant(),
		/** The step they have said they are done with. */
		donePhase: text().$type<Phase>(),
		/** Whether they have answered the closing question; what they answered is counted apart. */
		hasChecked: flag().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.retroId, t.id] }),
		uniqueIndex('retro_participants_user').on(t.organisationId, t.retroId, t.userId),
		// A doorway: a cookie holds a token, not an organisation.
		uniqueIndex('retro_participants_token').on(t.tokenHash),
		index('retro_participants_by_user').on(t.organisationId, t.userId, t.retroId),
		foreignKey({
			columns: [t.organisationId, t.retroId],
			foreignColumns: [retros.organisationId, retros.id]
		}),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** Cards. They hold no time, and in an anonymous retro nothing that leads to a person. */
export const retroCards = table(
	'retro_cards',
	{
		organisationId: text().notNull(),
		retroId: text().notNull(),
		id: text().notNull(),
		columnId: text().notNull(),
		/** Null until the cards are shown. */
		groupId: text(),
		/** Who wrote it (`authorKeyOf`). */
		authorKey: text().notNull(),
		text: text().notNull(),
		version: integer().notNull().default(1)
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.retroId, t.id] }),
		foreignKey({ columns: [t.organisationId, t.retroId], foreignColumns: [retros.organisationId, retros.id] })
	]
);

export const retroGroups = table(
	'retro_groups',
	{
		organisationId: text().notNull(),
		retroId: text().notNull(),
		id: text().notNull(),
		/** Empty for one that is called by its first card. */
		title: text().notNull(),
		notes: text().notNull(),
		/** The sum of its dots, kept when the votes themselves go. */
		dots: integer().notNull().default(0),
		version: integer().notNull().default(1)
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.retroId, t.id] }),
		foreignKey({ columns: [t.organisationId, t.retroId], foreignColumns: [retros.organisationId, retros.id] })
	]
);

/** Who gave how many dots to what, until the retro is closed. */
export const retroVotes = table(
	'retro_votes',
	{
		organisationId: text().notNull(),
		retroId: text().notNull(),
		groupId: text().notNull(),
		participantId: text().notNull(),
		dots: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.retroId, t.participantId, t.groupId] }),
		index('retro_votes_by_group').on(t.organisationId, t.retroId, t.groupId),
		foreignKey({
			columns: [t.organisationId, t.retroId, t.groupId],
			foreignColumns: [retroGroups.organisationId, retroGroups.retroId, retroGroups.id]
		}),
		foreignKey({
			columns: [t.organisationId, t.retroId, t.participantId],
			foreignColumns: [retroParticipants.organisationId, retroParticipants.retroId, retroParticipants.id]
		})
	]
);

/** What is to be talked about another time. */
export const retroParking = table(
	'retro_parking',
	{
		organisationId: text().notNull(),
		retroId: text().notNull(),
		id: text().notNull(),
		text: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.retroId, t.id] }),
		foreignKey({ columns: [t.organisationId, t.retroId], foreignColumns: [retros.organisationId, retros.id] })
	]
);

/** Facts from Insights, as they were on the day they were pinned. */
export const retroPins = table(
	'retro_pins',
	{
		organisationId: text().notNull(),
		retroId: text().notNull(),
		id: text().notNull(),
		pinnedOn: day().notNull(),
		fact: json().$type<PinnedFact>().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.retroId, t.id] }),
		foreignKey({ columns: [t.organisationId, t.retroId], foreignColumns: [retros.organisationId, retros.id] })
	]
);

/** How often each answer was given to the closing question. */
export const retroChecks = table(
	'retro_checks',
	{
		organisationId: text().notNull(),
		retroId: text().notNull(),
		score: integer().notNull(),
		answers: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.retroId, t.score] }),
		foreignKey({ columns: [t.organisationId, t.retroId], foreignColumns: [retros.organisationId, retros.id] })
	]
);

/** What happened, in order: what each listener has to be told of (`RetroEvent`). */
export const retroEvents = table(
	'retro_events',
	{
		organisationId: text().notNull(),
		retroId: text().notNull(),
		number: integer().notNull(),
		kind: text().$type<RetroEventKind>().notNull(),
		about: text()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.retroId, t.number] }),
		foreignKey({ columns: [t.organisationId, t.retroId], foreignColumns: [retros.organisationId, retros.id] })
	]
);

/** The names that browsers gave to what they sent, so that what is sent twice is done once. They go at the end. */
export const retroReceipts = table(
	'retro_receipts',
	{
		organisationId: text().notNull(),
		retroId: text().notNull(),
		key: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.retroId, t.key] }),
		foreignKey({ columns: [t.organisationId, t.retroId], foreignColumns: [retros.organisationId, retros.id] })
	]
);
