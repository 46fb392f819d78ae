import { and, eq, sql } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { invalid, notFound, openToAnyone, Problem } from '$lib/shared/problem';
import { authorKeyOf, isOwnCard, newCardId } from '../author.server';
import { areCardsShown } from '../board';
import type { CardForm, RewordForm } from '../forms';
import { groupGone } from '../grouping.server';
import { cardsOf, tableOf, type CardRow, type Table } from '../queries.server';
import { expectDeed, isFirstUnder, record, takePlace } from '../recording.server';
import type { Seat } from '../seat';
import { retroCards, retroGroups } from '../tables.server';

/** More than anybody could read through. */
const MOST_CARDS = 600;

/**
 * Puts a card on the board; hidden from others until the cards are shown.
 * @returns its id, null where it has been taken already
 * @throws Problem `conflict` where no cards are written now, `invalid` for a column that is not there
 */
export async function addCard(context: Context, seat: Seat, input: CardForm): Promise<string | null> {
	openToAnyone('whoever sits at the table writes');
	return inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		const { retro } = table;
		if (!(await isFirstUnder(inside, retro.id, input.key))) return null;
		expectDeed(table, 'write');
		expectSecret(table);
		if (!retro.columns.some(({ id }) => id === input.columnId)) {
			throw invalid({ columnId: 'This column is not on the board.' });
		}
		await expectRoom(inside, retro.id);
		// Whose first deed a card is must not stand beside it in the log of an anonymous retro.
		if (!retro.isAnonymous) await takePlace(inside, table);
		const { organisationId } = inside.actor;
		const id = newCardId(retro.isAnonymous);
		const isShown = areCardsShown(retro.phase);
		if (isShown) {
			await inside.db
				.insert(retroGroups)
				.values({ organisationId, retroId: retro.id, id, title: '', notes: '' });
			await record(inside, retro.id, 'group', id);
		}
		await inside.db.insert(retroCards).values({
			organisationId,
			retroId: retro.id,
			id,
			columnId: input.columnId,
			groupId: isShown ? id : null,
			authorKey: authorKeyOf(table.author, id),
			text: input.text
		});
		await record(inside, retro.id, 'card', id);
		return id;
	});
}

/**
 * Writes a card anew: one's own, or once they are shown anybody's.
 * @throws Problem `conflict` where somebody came between, with both texts
 */
export async function rewordCard(context: Context, seat: Seat, input: RewordForm): Promise<void> {
	openToAnyone('whoever sits at the table may put a card that they see in better words');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		const card = await cardAt(inside, table, input.cardId);
		if (!(await isFirstUnder(inside, table.retro.id, input.key))) return;
		expectDeed(table, 'reword');
		if (card.text === input.text) return;
		if (card.version !== input.version) throw changedMeanwhile(card.text, input.text);
		await inside.db
			.update(retroCards)
			.set({ text: input.text, version: sql`${retroCards.version} + 1` })
			.where(thisCard(inside, card));
		await record(inside, table.retro.id, 'card', card.id);
	});
}

/** @throws Problem `conflict` where it is not theirs to take away, or votes have been given */
export async function takeCardAway(
	context: Context,
	seat: Seat,
	input: { key: string; cardId: string }
): Promise<void> {
	openToAnyone('whoever sits at the table may take back what they wrote');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		if (!(await isFirstUnder(inside, table.retro.id, input.key))) return;
		const card = await cardAt(inside, table, input.cardId);
		expectDeed(table, 'take-card-away');
		if (!isOwnCard(table.author, card) && !table.isFacilitator) {
			throw new Problem('conflict', 'Only who wrote it, or who leads the retro, takes a card away.');
		}
		await inside.db.delete(retroCards).where(thisCard(inside, card));
		await record(inside, table.retro.id, 'card-gone', card.id);
		const { groupId } = card;
		const others = await cardsOf(inside, table.retro.id);
		if (groupId !== null && others.every((other) => other.groupId !== groupId)) {
			await groupGone(inside, table.retro.id, groupId);
		}
	});
}

/**
 * A card that whoever sits there can see.
 * @throws Problem `not-found` for one that is not there or hidden from them
 */
async function cardAt(inside: WritingContext, table: Table, cardId: string): Promise<CardRow> {
	const card = (await cardsOf(inside, table.retro.id)).find(({ id }) => id === cardId);
	if (!card || (!areCardsShown(table.retro.phase) && !isOwnCard(table.author, card))) throw notFound();
	return card;
}

function thisCard({ actor }: WritingContext, { retroId, id }: CardRow) {
	return and(
		eq(retroCards.organisationId, actor.organisationId),
		eq(retroCards.retroId, retroId),
		eq(retroCards.id, id)
	);
}

function changedMeanwhile(theirs: string, own: string): Problem {
	return new Problem(
		'conflict',
		'Somebody has changed this card meanwhile. Yours is not lost: it is below.',
		{
			text: `It now says “${theirs}”, and you wrote “${own}”. Save again to put yours in its place.`
		}
	);
}

/** A browser that refuses cookies could never show whoever uses it their own cards again. */
function expectSecret({ author }: Table): void {
	if (!author.isAnonymous || author.secret !== '') return;
	throw new Problem(
		'conflict',
		'This retro is anonymous, and knows your cards by a cookie that your browser did not send. Reload the page and send it again.'
	);
}

async function expectRoom(inside: WritingContext, retroId: string): Promise<void> {
	if ((await cardsOf(inside, retroId)).length < MOST_CARDS) return;
	throw new Problem('conflict', `This board is full: it holds ${MOST_CARDS} cards.`);
}
