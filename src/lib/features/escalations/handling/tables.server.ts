import { foreignKey, index, instant, integer, primaryKey, table, text } from '../../../server/db/columns';
import type { TeamRole } from '../../people/actor';
import { organisations, users } from '../../people/tables.server';
import type { CustomerAnswer } from '../follow-up';
import type { Direction } from '../hand-over';
import type { ReplyState } from '../reply';
import { escalations } from '../tables.server';

/** The chain of command: who takes an escalation at each tier, how soon, and how to reach them. */
export const chainSteps = table(
	'chain_steps',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		/** The team whose own step it is; empty for the step of every team that has none of its own. */
		scopeId: text().notNull(),
		tier: integer().notNull(),
		name: text().notNull(),
		/** Who takes it beside the people named, as a shift or a mailbox. */
		desk: text().notNull(),
		/** How soon somebody is to take it; null where nothing is promised. */
		withinMinutes: integer(),
		/** How to reach them, as people would say it. */
		reach: text().notNull(),
		changedAt: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.organisationId, t.scopeId, t.tier] })]
);

/** The people who take escalations at a step of the chain. */
export const chainPeople = table(
	'chain_people',
	{
		organisationId: text().notNull(),
		scopeId: text().notNull(),
		tier: integer().notNull(),
		userId: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.scopeId, t.tier, t.userId] }),
		foreignKey({
			columns: [t.organisationId, t.scopeId, t.tier],
			foreignColumns: [chainSteps.organisationId, chainSteps.scopeId, chainSteps.tier]
		}),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** What each role may grant by itself. */
export const authorityLimits = table(
	'authority_limits',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		/** The team it holds in; empty for every team that has none of its own. */
		scopeId: text().notNull(),
		role: text().$type<TeamRole>().notNull(),
		/** In minor units. */
		amount: integer().notNull()
	},
	(t) => [primaryKey({ columns: [t.organisationId, t.scopeId, t.role] })]
);

/** Each time an escalation went to another tier, and whether somebody took it there in time. */
export const handOvers = table(
	'hand_overs',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		escalationId: text().notNull(),
		direction: text().$type<Direction>().notNull(),
		fromTier: integer().notNull(),
		toTier: integer().notNull(),
		handedAt: instant().notNull(),
		handedBy: text().notNull(),
		assigneeId: text(),
		/** What the chain promised at that moment, so that a later change of it rewrites nothing. */
		withinMinutes: integer(),
		takenAt: instant(),
		takenBy: text(),
		/** When it was handed on or resolved. */
		endedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('hand_overs_of_escalation').on(t.organisationId, t.escalationId, t.handedAt),
		index('hand_overs_by_assignee').on(t.organisationId, t.assigneeId, t.endedAt),
		foreignKey({
			columns: [t.organisationId, t.escalationId],
			foreignColumns: [escalations.organisationId, escalations.id]
		}),
		foreignKey({
			columns: [t.organisationId, t.assigneeId],
			foreignColumns: [users.organisationId, users.id]
		})
	]
);

/** Pauses that people took from an escalation. */
export const coolOffs = table(
	'cool_offs',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		escalationId: text().notNull(),
		userId: text().notNull(),
		startedAt: instant().notNull(),
		until: instant().notNull(),
		/** When the person came back to it, early or after the time was over. */
		endedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('cool_offs_of_escalation').on(t.organisationId, t.escalationId, t.startedAt),
		index('cool_offs_by_person').on(t.organisationId, t.userId, t.endedAt, t.until),
		foreignKey({
			columns: [t.organisationId, t.escalationId],
			foreignColumns: [escalations.organisationId, escalations.id]
		}),
		foreignKey({ columns: [t.organisationId, t.userId], foreignColumns: [users.organisationId, users.id] })
	]
);

/** Replies that were drafted to a customer, and what a second reader made of them. */
export const replies = table(
	'replies',
	{
		organisationId: text().notNull(),
		id: text().notNull(),
		escalationId: text().notNull(),
		authorId: text().notNull(),
		state: text().$type<ReplyState>().notNull(),
		/** The author's wording. */
		wording: text().notNull(),
		readerId: text(),
		askedAt: instant(),
		answeredAt: instant(),
		/** The wording the reader suggests instead. */
		suggestion: text(),
		/** What the reader has to say about either. */
		note: text(),
		/** The wording the author settled on after a suggestion. */
		settled: text(),
		createdAt: instant().notNull(),
		changedAt: instant().notNull(),
		version: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('replies_of_escalation').on(t.organisationId, t.escalationId, t.createdAt),
		index('replies_by_reader').on(t.organisationId, t.readerId, t.state, t.askedAt),
		index('replies_by_author').on(t.organisationId, t.authorId, t.state, t.answeredAt),
		foreignKey({
			columns: [t.organisationId, t.escalationId],
			foreignColumns: [escalations.organisationId, escalations.id]
		}),
		...[t.authorId, t.readerId].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		)
	]
);

/** The message of a follow-up and how the customer answered it; beside the record, as only a few have them. */
export const followUpMessages = table(
	'follow_up_messages',
	{
		organisationId: text().notNull(),
		escalationId: text().notNull(),
		message: text().notNull(),
		/** Null until the follow-up is done, and where nobody asked. */
		answer: text().$type<CustomerAnswer>()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.escalationId] }),
		foreignKey({
			columns: [t.organisationId, t.escalationId],
			foreignColumns: [escalations.organisationId, escalations.id]
		})
	]
);
