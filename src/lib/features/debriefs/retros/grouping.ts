/** A card where it stands. */
export interface PlacedCard {
	id: string;
	/** Null until the cards are shown. */
	groupId: string | null;
}

/** Cards that go from one group to another. */
export interface Regrouping {
	cardIds: string[];
	fromId: string | null;
	intoId: string;
	/** Whether no card stays where they were: then that group is gone, and its dots and notes go along. */
	leavesNone: boolean;
}

/**
 * What putting a card somewhere else changes; null where it stands there already, or is not there any more.
 * @param goalId a group, or null for one of the card's own, which then has the fresh id
 */
export function movingOf(
	cards: readonly PlacedCard[],
	cardId: string,
	goalId: string | null,
	freshId: string
): Regrouping | null {
	const card = cards.find(({ id }) => id === cardId);
	if (!card || card.groupId === goalId) return null;
	const leavesNone = countIn(cards, card.groupId) === 1;
	if (goalId === null && leavesNone) return null;
	return { cardIds: [card.id], fromId: card.groupId, intoId: goalId ?? freshId, leavesNone };
}

/** What putting a whole group into another changes; null where there is nothing in it, or it is the same one. */
export function mergingOf(cards: readonly PlacedCard[], groupId: string, intoId: string): Regrouping | null {
	const cardIds = cards.filter((card) => card.groupId === groupId).map(({ id }) => id);
	if (cardIds.length === 0 || groupId === intoId) return null;
	return { cardIds, fromId: groupId, intoId, leavesNone: true };
}

/** What a group is called and says once another has gone into it: its own name first, and the notes of both. */
export function inheritedBy<Words extends { title: string; notes: string }>(
	heir: Words,
	gone: Words
): { title: string; notes: string } {
	return {
		title: heir.title || gone.title,
		notes: [heir.notes, gone.notes].filter((notes) => notes !== '').join('\n')
	};
}

function countIn(cards: readonly PlacedCard[], groupId: string | null): number {
	return cards.filter((card) => card.groupId === groupId).length;
}
