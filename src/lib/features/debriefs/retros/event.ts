import type { BoardCard, BoardGroup, BoardPerson, BoardTimer } from './board';

/**
 * What happened in a retro, numbered from 1 within it, as it is stored. It names what changed and never holds it, so that a
 * card that is hidden is hidden here too; and it has no time and no author, so that it tells nobody who wrote what.
 */
export type RetroEventKind =
	| 'card'
	| 'card-gone'
	| 'group'
	| 'group-gone'
	| 'people'
	| 'votes'
	| 'timer'
	/** More than one thing: what is on the page is to be read anew. */
	| 'board'
	/** The facilitator or who may take part; whoever listens is asked for again. */
	| 'access';

export interface RetroEvent {
	number: number;
	kind: RetroEventKind;
	/** The card or group that it is about. */
	about: string | null;
}

/** What somebody at the table gets of an event, made when it is sent and of what they may see by then. */
export type RetroNews =
	| { number: number; kind: 'card'; card: BoardCard; written: Record<string, number> }
	/** How many cards each column holds, all that others learn of a card that is still hidden. */
	| { number: number; kind: 'written'; written: Record<string, number> }
	| { number: number; kind: 'card-gone'; id: string; written: Record<string, number> }
	| { number: number; kind: 'group'; group: BoardGroup }
	| { number: number; kind: 'group-gone'; id: string }
	| { number: number; kind: 'people'; people: BoardPerson[] }
	/** How many dots have been placed by all. */
	| { number: number; kind: 'votes'; placed: number }
	| { number: number; kind: 'timer'; timer: BoardTimer | null }
	| { number: number; kind: 'board' };

/** The word in the name of a retro's channel, with its id (`announce(inside, RETRO_CHANNEL, id)`). */
export const RETRO_CHANNEL = 'retro';
