import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { authorise, notFound } from '$lib/shared/problem';
import { isProgram } from '../../people/actor';
import type { ReactionForm, ReplyForm } from '../forms';
import { expectKudos } from '../queries/feed.server';
import { kudosReactions, kudosReplies } from '../tables.server';

/**
 * Answers kudos with one tap, or takes that back; doing either twice changes nothing.
 * @throws Problem `not-found`, `conflict` where they were withdrawn meanwhile
 */
export async function reactToKudos(
	context: Context,
	kudosId: string,
	{ kind, given }: ReactionForm
): Promise<void> {
	authorise(!isProgram(context.actor));
	await inTransaction(context, async (inside) => {
		const { organisationId, userId } = inside.actor;
		await expectKudos(inside, kudosId);
		if (given) {
			const reaction = { organisationId, kudosId, userId, kind, at: inside.now };
			await inside.db.insert(kudosReactions).values(reaction).onConflictDoNothing();
			return;
		}
		await inside.db
			.delete(kudosReactions)
			.where(
				and(
					eq(kudosReactions.organisationId, organisationId),
					eq(kudosReactions.kudosId, kudosId),
					eq(kudosReactions.kind, kind),
					eq(kudosReactions.userId, userId)
				)
			);
	});
}

/**
 * Writes something below kudos; sending the same form twice writes it once.
 * @throws Problem `not-found`, `conflict` where they were withdrawn meanwhile
 */
export async function replyToKudos(
	context: Context,
	kudosId: string,
	{ id, words }: ReplyForm
): Promise<void> {
	authorise(!isProgram(context.actor));
	await inTransaction(context, async (inside) => {
		const { organisationId, userId: authorId } = inside.actor;
		await expectKudos(inside, kudosId);
		const reply = { organisationId, id, kudosId, authorId, words, at: inside.now };
		await inside.db.insert(kudosReplies).values(reply).onConflictDoNothing();
	});
}

/**
 * Takes a reply back. For whoever wrote it, and for admins.
 * @throws Problem `not-found`
 */
export async function deleteReply(context: Context, kudosId: string, replyId: string): Promise<void> {
	authorise(!isProgram(context.actor));
	await inTransaction(context, async (inside) => {
		const { organisationId, userId, isAdmin } = inside.actor;
		const [deleted] = await inside.db
			.delete(kudosReplies)
			.where(
				and(
					eq(kudosReplies.organisationId, organisationId),
					eq(kudosReplies.id, replyId),
					eq(kudosReplies.kudosId, kudosId),
					isAdmin ? undefined : eq(kudosReplies.authorId, userId)
				)
			)
			.returning({ id: kudosReplies.id });
		if (!deleted) throw notFound();
	});
}
