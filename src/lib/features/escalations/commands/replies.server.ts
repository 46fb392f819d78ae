import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import { expectUnchanged, type EventDetails, type EventKind } from '../escalation';
import type { ApprovalForm, DraftForm, ReplyForm, SettlementForm, SuggestionForm } from '../handling/forms';
import { replies } from '../handling/tables.server';
import { findEscalation, findReply, secondReaders, type Reply } from '../queries.server';
import { insertEvents } from '../recording.server';
import { stateAfter, stepsOpenTo, type ReplyStep } from '../reply';

type Change = Partial<typeof replies.$inferInsert>;

/**
 * Drafts a reply to the customer, and asks a colleague to read it where one is chosen.
 * @returns its id; sending the same form twice answers the same id and keeps one
 * @throws Problem `invalid` where the reader may not read this escalation
 */
export async function draftReply(context: Context, escalationId: string, input: ReplyForm): Promise<string> {
	return inTransaction(context, async (inside) => {
		const escalation = await findEscalation(inside, escalationId);
		authorise(mayReadTeam(inside.actor, escalation.teamId));
		const readerName = await nameOfReader(inside, escalation.teamId, input.readerId);
		const { organisationId, userId } = inside.actor;
		const added = await inside.db
			.insert(replies)
			.values({
				organisationId,
				id: input.id,
				escalationId,
				authorId: userId,
				state: input.readerId ? 'waiting' : 'draft',
				wording: input.wording,
				readerId: input.readerId,
				askedAt: input.readerId ? inside.now : null,
				createdAt: inside.now,
				changedAt: inside.now,
				version: 1
			})
			.onConflictDoNothing()
			.returning({ id: replies.id });
		if (added.length === 0) return (await findReply(inside, escalationId, input.id)).id;
		if (readerName) await tell(inside, escalationId, 'reading-asked', { reader: readerName });
		return input.id;
	});
}

/** Changes a draft, and asks a colleague to read it where one is chosen. */
export async function changeDraft(
	context: Context,
	escalationId: string,
	id: string,
	input: DraftForm
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const escalation = await findEscalation(inside, escalationId);
		authorise(mayReadTeam(inside.actor, escalation.teamId));
		const reply = await findReply(inside, escalationId, id);
		if (input.readerId === null) {
			await step(inside, reply, 'edit', input.version, { wording: input.wording });
			return;
		}
		const reader = await nameOfReader(inside, escalation.teamId, input.readerId);
		const asked = { wording: input.wording, readerId: input.readerId, askedAt: inside.now };
		await step(inside, reply, 'ask', input.version, asked);
		await tell(inside, escalationId, 'reading-asked', { reader });
	});
}

/** Takes the question back, to change the draft or to ask somebody else. */
export async function takeReplyBack(
	context: Context,
	escalationId: string,
	id: string,
	input: { version: number }
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const escalation = await findEscalation(inside, escalationId);
		authorise(mayReadTeam(inside.actor, escalation.teamId));
		const reply = await findReply(inside, escalationId, id);
		await step(inside, reply, 'take-back', input.version, { readerId: null, askedAt: null });
		await tell(inside, escalationId, 'reading-taken-back', { reader: reply.readerName });
	});
}

/** Finds a reply good as it is; only whoever was asked can. */
export async function approveReply(
	context: Context,
	escalationId: string,
	id: string,
	input: ApprovalForm
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const escalation = await findEscalation(inside, escalationId);
		authorise(mayReadTeam(inside.actor, escalation.teamId));
		const reply = await findReply(inside, escalationId, id);
		const answered = { answeredAt: inside.now, note: input.note || null };
		await step(inside, reply, 'approve', input.version, answered);
		await tell(inside, escalationId, 'reply-approved', { author: reply.authorName, note: answered.note });
	});
}

/**
 * Suggests another wording; only whoever was asked can.
 * @throws Problem `invalid` where it is the wording that is there already
 */
export async function suggestWording(
	context: Context,
	escalationId: string,
	id: string,
	input: SuggestionForm
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const escalation = await findEscalation(inside, escalationId);
		authorise(mayReadTeam(inside.actor, escalation.teamId));
		const reply = await findReply(inside, escalationId, id);
		const { suggestion } = input;
		if (suggestion.trim() === reply.wording.trim()) {
			throw invalid({ suggestion: 'This is the wording as it is. Change it, or approve it.' });
		}
		const answered = { answeredAt: inside.now, suggestion, note: input.note || null };
		await step(inside, reply, 'suggest', input.version, answered);
		await tell(inside, escalationId, 'wording-suggested', { author: reply.authorName, note: answered.note });
	});
}

/** Settles on a wording after a suggestion: the suggested one, the author's own, or something of both. */
export async function settleReply(
	context: Context,
	escalationId: string,
	id: string,
	input: SettlementForm
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const escalation = await findEscalation(inside, escalationId);
		authorise(mayReadTeam(inside.actor, escalation.teamId));
		const reply = await findReply(inside, escalationId, id);
		await step(inside, reply, 'settle', input.version, { settled: input.wording });
		const whose =
			input.wording === reply.suggestion ? 'suggested' : input.wording === reply.wording ? 'own' : 'both';
		await tell(inside, escalationId, 'wording-settled', { whose, reader: reply.readerName });
	});
}

async function nameOfReader(
	inside: WritingContext,
	teamId: string,
	readerId: string | null
): Promise<string | null> {
	if (readerId === null) return null;
	const reader = (await secondReaders(inside, teamId)).find(({ id }) => id === readerId);
	if (!reader) {
		throw invalid({ readerId: 'This person cannot read this escalation; please choose somebody else.' });
	}
	return reader.name;
}

/**
 * Takes a step that is open to the actor.
 * @throws Problem `conflict` where the reply has changed since, or the step is not open in its state; `not-found` where
 * it is somebody else's to take
 */
async function step(
	inside: WritingContext,
	reply: Reply,
	taken: ReplyStep,
	version: number,
	change: Change
): Promise<void> {
	const state = stateAfter(reply.state, taken);
	if (state === null || reply.version !== version) {
		expectUnchanged(reply, version);
		throw new Problem('conflict', 'This reply has come further meanwhile. Look at it again.');
	}
	authorise(stepsOpenTo(reply, inside.actor.userId).includes(taken));
	await inside.db
		.update(replies)
		.set({ ...change, state, changedAt: inside.now, version: version + 1 })
		.where(and(eq(replies.organisationId, inside.actor.organisationId), eq(replies.id, reply.id)));
}

function tell(
	inside: WritingContext,
	escalationId: string,
	kind: EventKind,
	details: EventDetails
): Promise<void> {
	return insertEvents(inside, [{ escalationId, kind, details }]);
}
