import type { Day } from '$lib/shared/days';
import type { TeamAction } from '../actions/action';
import { hasReached, type Phase } from './phase';
import type { PinnedFact } from './pin';
import type { RetroColumn } from './template';

/** A card as one participant may see it. */
export interface BoardCard {
	id: string;
	columnId: string;
	/** Null until the cards are shown. */
	groupId: string | null;
	text: string;
	version: number;
	/** Whether the reader wrote it. */
	isOwn: boolean;
	/** Null in an anonymous retro. */
	authorName: string | null;
}

export interface BoardGroup {
	id: string;
	/** Empty for one that is called by its first card. */
	title: string;
	notes: string;
	version: number;
	/** Null while the vote is blind. */
	dots: number | null;
}

export interface BoardPerson {
	id: string;
	name: string;
	isGuest: boolean;
	isFacilitator: boolean;
	isHere: boolean;
	/** Whether they are done with the present step. */
	isDone: boolean;
}

export interface BoardTimer {
	/** Milliseconds since 1970. */
	endsAt: number;
}

export interface BoardPin {
	id: string;
	pinnedOn: Day;
	fact: PinnedFact;
}

/** A whole board, built for one participant; what they may not see is not in it. */
export interface Board {
	id: string;
	title: string;
	teamName: string;
	templateName: string;
	columns: RetroColumn[];
	phase: Phase;
	isAnonymous: boolean;
	isClosed: boolean;
	collectsBefore: boolean;
	scheduledFor: number | null;
	dotsEach: number;
	dotsPerGroup: number;
	ownCardsCount: boolean;
	discussedGroupId: string | null;
	version: number;
	/** The number of the newest event that is in it. */
	lastEvent: number;
	timer: BoardTimer | null;
	you: { id: string; name: string; isGuest: boolean; hasChecked: boolean };
	mayLead: boolean;
	/** Whether the facilitator is away, so that somebody else may take over. */
	mayTakeOver: boolean;
	people: BoardPerson[];
	cards: BoardCard[];
	/** How many cards each column holds, others' hidden ones too. */
	written: Record<string, number>;
	groups: BoardGroup[];
	/** The reader's own dots, by group. */
	ownDots: Record<string, number>;
	/** How many dots have been placed by all. */
	placed: number;
	pins: BoardPin[];
	parking: { id: string; text: string }[];
	/** What was agreed on in this retro. */
	actions: TeamAction[];
	/** What is open, or was ended since, from earlier retros of the team. */
	earlierActions: TeamAction[];
	/** How often each answer was given to the closing question; empty until the retro is closed. */
	checks: { score: number; answers: number }[];
}

/** Whoever has not been heard of for this long is away. */
export const AWAY_AFTER_MS = 45_000;

/** Whether somebody is at the table. */
export function isHere(seenAt: Date | null, now: Date): boolean {
	return seenAt !== null && now.getTime() - seenAt.getTime() < AWAY_AFTER_MS;
}

/** Whether it ended before its last step. */
export function isCalledOff({ phase, isClosed }: Pick<Board, 'phase' | 'isClosed'>): boolean {
	return isClosed && phase !== 'close';
}

/** Whether others' cards are open to all. */
export function areCardsShown(phase: Phase): boolean {
	return hasReached(phase, 'group');
}

/** Whether the sums of the votes are open to all. */
export function areVotesShown(phase: Phase): boolean {
	return hasReached(phase, 'discuss');
}

/** What somebody does on a board, apart from leading it. */
export type Deed =
	| 'write'
	| 'reword'
	| 'take-card-away'
	| 'group'
	| 'vote'
	| 'note'
	| 'park'
	| 'pin'
	| 'agree'
	| 'settle-action'
	| 'check'
	| 'be-done';

interface Step {
	phase: Phase;
	isClosed: boolean;
	collectsBefore: boolean;
}

const refusals: Record<Deed, string> = {
	write: 'Cards are written from “Write” on.',
	reword: 'A card cannot be changed in this step.',
	'take-card-away': 'A card cannot be taken away once votes are given. Ask whoever leads to go back.',
	group: 'Cards are put together in “Group”. Ask whoever leads to go back to it.',
	vote: 'The vote is not open. Ask whoever leads to go back to it.',
	note: 'Notes are taken from “Discuss” on.',
	park: 'Nothing is parked before the meeting has begun.',
	pin: 'Facts are pinned until the retro is closed.',
	agree: 'Actions are agreed on from “Discuss” on.',
	'settle-action': 'The meeting has not begun yet.',
	check: 'The closing question is asked in “Close”.',
	'be-done': 'The meeting has not begun yet.'
};

const allowedIn: Record<Deed, (step: Step) => boolean> = {
	write: ({ phase, collectsBefore }) =>
		phase === 'waiting' ? collectsBefore : phase !== 'last-time' || collectsBefore,
	reword: ({ phase, collectsBefore }) => phase !== 'waiting' || collectsBefore,
	'take-card-away': ({ phase, collectsBefore }) =>
		phase === 'waiting' ? collectsBefore : !hasReached(phase, 'vote'),
	group: ({ phase }) => phase === 'group',
	vote: ({ phase }) => phase === 'vote',
	note: ({ phase }) => hasReached(phase, 'discuss'),
	park: ({ phase }) => phase !== 'waiting',
	pin: () => true,
	agree: ({ phase }) => hasReached(phase, 'discuss'),
	'settle-action': ({ phase }) => phase !== 'waiting',
	check: ({ phase }) => phase === 'close',
	'be-done': ({ phase }) => phase !== 'waiting'
};

/** Why something cannot be done now, as a sentence; null where it can. */
export function reasonAgainst(deed: Deed, step: Step): string | null {
	if (step.isClosed) return 'This retro is closed. What was written stays as it is.';
	return allowedIn[deed](step) ? null : refusals[deed];
}

/** Somebody's votes as they stand, with the rules that were set for them. */
export interface Ballot {
	/** Dots by group. */
	own: ReadonlyMap<string, number>;
	dotsEach: number;
	dotsPerGroup: number;
	/** Whether one may vote for what holds cards of one's own alone. */
	ownCardsCount: boolean;
}

/** Why so many dots cannot be given to a group, as a sentence; null where they can. */
export function reasonAgainstDots(
	ballot: Ballot,
	group: { id: string; isOwnAlone: boolean },
	dots: number
): string | null {
	if (!Number.isInteger(dots) || dots < 0) return 'That is not a number of dots.';
	const before = ballot.own.get(group.id) ?? 0;
	if (dots <= before) return null;
	if (group.isOwnAlone && !ballot.ownCardsCount) {
		return 'It was agreed not to vote for one’s own cards. Your dots are as they were.';
	}
	if (dots > ballot.dotsPerGroup) {
		return `One group gets at most ${inDots(ballot.dotsPerGroup)} from each. Your dots are as they were.`;
	}
	const others = [...ballot.own].reduce((sum, [id, given]) => (id === group.id ? sum : sum + given), 0);
	return others + dots > ballot.dotsEach
		? `Each has ${inDots(ballot.dotsEach)}, and yours are all given. Take one back first.`
		: null;
}

/** How many dots one has left to give. */
export function dotsLeft(own: Readonly<Record<string, number>>, dotsEach: number): number {
	return Math.max(0, dotsEach - Object.values(own).reduce((sum, dots) => sum + dots, 0));
}

export function inDots(dots: number): string {
	return dots === 1 ? 'one dot' : `${dots} dots`;
}

/** A group with its cards, named by what it is called or by its first card. */
export interface FilledGroup extends BoardGroup {
	name: string;
	cards: BoardCard[];
}

/** The groups with their cards in the order of the columns; from `Discuss` on, those with most dots first. */
export function filledGroups({
	columns,
	cards,
	groups,
	phase
}: Pick<Board, 'columns' | 'cards' | 'groups' | 'phase'>): FilledGroup[] {
	const placeOf = new Map(columns.map(({ id }, place) => [id, place]));
	const inOrder = cards.toSorted(
		(a, b) =>
			(placeOf.get(a.columnId) ?? 0) - (placeOf.get(b.columnId) ?? 0) ||
			(a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
	);
	const cardsOf = Map.groupBy(inOrder, ({ groupId }) => groupId);
	const orderOf = new Map(
		inOrder.map(({ groupId }, place) => [groupId, place]).toReversed() as [string, number][]
	);
	const filled = groups
		.map((group) => {
			const own = cardsOf.get(group.id) ?? [];
			return { ...group, cards: own, name: group.title || (own[0]?.text ?? 'An empty group') };
		})
		.filter((group) => group.cards.length > 0)
		.sort((a, b) => orderOf.get(a.id)! - orderOf.get(b.id)!);
	return areVotesShown(phase) ? filled.sort((a, b) => (b.dots ?? 0) - (a.dots ?? 0)) : filled;
}
