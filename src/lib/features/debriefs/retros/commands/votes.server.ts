import { inTransaction, type Context } from '$lib/server/context';
import { openToAnyone, Problem } from '$lib/shared/problem';
import { isOwnCard } from '../author.server';
import { reasonAgainstDots } from '../board';
import type { DotsForm } from '../forms';
import { cardsOf, ownDotsOf, tableOf } from '../queries.server';
import { expectDeed, record, takePlace } from '../recording.server';
import type { Seat } from '../seat';
import { retroVotes } from '../tables.server';

/**
 * Gives a group so many dots, in place of those that one gave it before.
 * @throws Problem `conflict` with the reason: too many, one's own card, or the vote is not open
 */
export async function placeDots(context: Context, seat: Seat, input: DotsForm): Promise<void> {
	openToAnyone('whoever sits at the table votes');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		const { retro, author } = table;
		expectDeed(table, 'vote');
		const cards = (await cardsOf(inside, retro.id)).filter(({ groupId }) => groupId === input.groupId);
		if (cards.length === 0) {
			throw new Problem('conflict', 'This group is gone: it was put into another meanwhile.');
		}
		const participantId = await takePlace(inside, table);
		const own = await ownDotsOf(inside, retro.id, participantId);
		const isOwnAlone = cards.every((card) => isOwnCard(author, card));
		const reason = reasonAgainstDots({ ...retro, own }, { id: input.groupId, isOwnAlone }, input.dots);
		if (reason) throw new Problem('conflict', reason);
		if ((own.get(input.groupId) ?? 0) === input.dots) return;
		await inside.db
			.insert(retroVotes)
			.values({
				organisationId: inside.actor.organisationId,
				retroId: retro.id,
				groupId: input.groupId,
				participantId,
				dots: input.dots
			})
			.onConflictDoUpdate({
				target: [retroVotes.organisationId, retroVotes.retroId, retroVotes.participantId, retroVotes.groupId],
				set: { dots: input.dots }
			});
		await record(inside, retro.id, 'votes');
	});
}
