import { createHmac, randomUUID } from 'node:crypto';
import { newId } from '$lib/shared/ids';

/** Who writes or reads, as a request comes: a participant, and a secret that only their browser keeps. */
export interface Author {
	isAnonymous: boolean;
	participantId: string;
	secret: string;
}

/**
 * What a card keeps of who wrote it. In an anonymous retro it is an HMAC of the card under a secret that is stored in the
 * author's browser alone: whoever brings the secret can be told that the card is theirs, and the database leads neither
 * from a card to a person nor from one card to another of the same person.
 */
export function authorKeyOf({ isAnonymous, participantId, secret }: Author, cardId: string): string {
	return isAnonymous ? createHmac('sha256', secret).update(cardId).digest('base64url') : participantId;
}

/** Whether the card is theirs. Nobody without a secret or a place at the table wrote anything. */
export function isOwnCard(author: Author, card: { id: string; authorKey: string }): boolean {
	if (author.isAnonymous ? author.secret === '' : author.participantId === '') return false;
	return card.authorKey === authorKeyOf(author, card.id);
}

/** The id of a new card; in an anonymous retro one that does not say when it was written. */
export function newCardId(isAnonymous: boolean): string {
	return isAnonymous ? randomUUID() : newId();
}
