import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import { readableTeams } from '../../people/actor';
import { namesOf, readersOfTeam, type Colleague } from '../../people/queries.server';
import { replies } from '../handling/tables.server';
import { escalations } from '../tables.server';

type StoredReply = typeof replies.$inferSelect;

/** A reply with the names of those it is about. */
export type Reply = Omit<StoredReply, 'organisationId'> & {
	authorName: string;
	readerName: string | null;
};

/** The replies drafted to an escalation, the newest first. Whether the actor may see them is the caller's to know. */
export async function repliesTo(context: ReadingContext, escalationId: string): Promise<Reply[]> {
	const found = await context.db
		.select()
		.from(replies)
		.where(
			and(eq(replies.organisationId, context.actor.organisationId), eq(replies.escalationId, escalationId))
		)
		.orderBy(desc(replies.createdAt), desc(replies.id));
	return withNames(context, found);
}

/**
 * One reply to an escalation.
 * @throws Problem `not-found`
 */
export async function findReply(context: ReadingContext, escalationId: string, id: string): Promise<Reply> {
	const found = await context.db
		.select()
		.from(replies)
		.where(
			and(
				eq(replies.organisationId, context.actor.organisationId),
				eq(replies.id, id),
				eq(replies.escalationId, escalationId)
			)
		);
	const [reply] = await withNames(context, found);
	if (!reply) throw notFound();
	return reply;
}

async function withNames(context: ReadingContext, found: StoredReply[]): Promise<Reply[]> {
	const names = await namesOf(
		context,
		found.flatMap(({ authorId, readerId }) => [authorId, readerId ?? []].flat())
	);
	return found.map(({ organisationId: _, ...reply }) => ({
		...reply,
		authorName: names.get(reply.authorId) ?? '',
		readerName: names.get(reply.readerId ?? '') ?? null
	}));
}

/** Who can be asked to read a reply: everybody else who may read the team. */
export async function secondReaders(context: ReadingContext, teamId: string): Promise<Colleague[]> {
	const readers = await readersOfTeam(context, teamId);
	return readers.filter(({ id }) => id !== context.actor.userId);
}

/** A reply that waits for the actor. */
export interface WaitingReply {
	id: string;
	escalationId: string;
	summary: string;
	/** Who asked, or who suggested another wording. */
	name: string;
	since: Date | null;
}

/** Replies the actor was asked to read, and own ones that got another wording, the longest waiting first. */
export async function repliesWaitingFor(
	context: ReadingContext,
	most = 20
): Promise<{ toRead: WaitingReply[]; toSettle: WaitingReply[] }> {
	const { db, actor } = context;
	const readable = readableTeams(actor);
	const columns = {
		id: replies.id,
		escalationId: replies.escalationId,
		summary: escalations.summary,
		authorId: replies.authorId,
		readerId: replies.readerId,
		askedAt: replies.askedAt,
		answeredAt: replies.answeredAt
	};
	const ofReadable = and(
		eq(escalations.organisationId, replies.organisationId),
		eq(escalations.id, replies.escalationId),
		readable ? inArray(escalations.teamId, readable) : undefined
	);
	const [toRead, toSettle] = await Promise.all([
		db
			.select(columns)
			.from(replies)
			.innerJoin(escalations, ofReadable)
			.where(
				and(
					eq(replies.organisationId, actor.organisationId),
					eq(replies.readerId, actor.userId),
					eq(replies.state, 'waiting')
				)
			)
			.orderBy(asc(replies.askedAt), asc(replies.id))
			.limit(most),
		db
			.select(columns)
			.from(replies)
			.innerJoin(escalations, ofReadable)
			.where(
				and(
					eq(replies.organisationId, actor.organisationId),
					eq(replies.authorId, actor.userId),
					eq(replies.state, 'suggested')
				)
			)
			.orderBy(asc(replies.answeredAt), asc(replies.id))
			.limit(most)
	]);
	const names = await namesOf(context, [
		...toRead.map(({ authorId }) => authorId),
		...toSettle.flatMap(({ readerId }) => readerId ?? [])
	]);
	const shown = ({ id, escalationId, summary }: (typeof toRead)[number]) => ({ id, escalationId, summary });
	return {
		toRead: toRead.map((reply) => ({
			...shown(reply),
			name: names.get(reply.authorId) ?? '',
			since: reply.askedAt
		})),
		toSettle: toSettle.map((reply) => ({
			...shown(reply),
			name: names.get(reply.readerId ?? '') ?? '',
			since: reply.answeredAt
		}))
	};
}
