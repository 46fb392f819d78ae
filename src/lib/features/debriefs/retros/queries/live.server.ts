import { and, asc, eq, gt } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Author } from '../author.server';
import { areCardsShown } from '../board';
import type { RetroEvent, RetroNews } from '../event';
import type { BoardPerson } from '../board';
import { retroEvents } from '../tables.server';
import {
	cardsOf,
	groupsOf,
	peopleOf,
	placedDots,
	placesOf,
	shownCard,
	shownGroup,
	writtenByColumn,
	type CardRow,
	type GroupRow
} from './board.server';
import { retroRow, type RetroRow } from './table.server';

/** What was read of a retro for some events, once for everybody who listens. */
interface Present {
	retro: RetroRow;
	cards: Map<string, CardRow>;
	written: Record<string, number>;
	groups: Map<string, GroupRow>;
	people: BoardPerson[];
	names: Map<string, string>;
	placed: number;
}

/** An event with what it is about as that stands when it is read. */
export interface PresentEvent extends RetroEvent {
	present: Present;
	/** What everybody gets of it alike, made once for all of them; null where it depends on who looks, or is nothing. */
	forAll: RetroNews | null;
}

/** Reads events of a retro above a number, with what they are about; only for `newsFor` to make of it what each may see. */
export async function eventsAfter(
	context: ReadingContext,
	retroId: string,
	after: number,
	most: number
): Promise<PresentEvent[]> {
	const { db, actor } = context;
	const events = await db
		.select({ number: retroEvents.number, kind: retroEvents.kind, about: retroEvents.about })
		.from(retroEvents)
		.where(
			and(
				eq(retroEvents.organisationId, actor.organisationId),
				eq(retroEvents.retroId, retroId),
				gt(retroEvents.number, after)
			)
		)
		.orderBy(asc(retroEvents.number))
		.limit(most);
	if (events.length === 0) return [];
	const has = (...kinds: RetroEvent['kind'][]) => events.some(({ kind }) => kinds.includes(kind));
	// It is read for everybody who listens, so it does not hang on what one of them may still see.
	const retro = await retroRow(context, retroId);
	if (!retro) return [];
	const [cards, groups, places, placed] = await Promise.all([
		has('card', 'card-gone') ? cardsOf(context, retroId) : [],
		has('group') ? groupsOf(context, retroId) : [],
		has('people', 'card') ? placesOf(context, retroId) : null,
		has('votes') ? placedDots(context, retroId) : 0
	]);
	const present: Present = {
		retro,
		cards: new Map(cards.map((card) => [card.id, card])),
		written: writtenByColumn(cards),
		groups: new Map(groups.map((group) => [group.id, group])),
		people: places && has('people') ? await peopleOf(context, retro, places) : [],
		names: places?.names ?? new Map(),
		placed
	};
	return events.map((event) => ({ ...event, present, forAll: newsForAll(event, present) }));
}

function newsForAll({ number, kind, about }: RetroEvent, present: Present): RetroNews | null {
	const { retro, written } = present;
	if (kind === 'board') return { number, kind };
	if (kind === 'people') return { number, kind, people: present.people };
	if (kind === 'votes') return { number, kind, placed: present.placed };
	if (kind === 'timer') {
		return { number, kind, timer: retro.timerEndsAt && { endsAt: retro.timerEndsAt.getTime() } };
	}
	if (kind === 'card-gone') return { number, kind, id: about ?? '', written };
	if (kind === 'group') {
		const group = present.groups.get(about ?? '');
		return group ? { number, kind, group: shownGroup(group, retro) } : null;
	}
	if (kind === 'group-gone') return { number, kind, id: about ?? '' };
	return null;
}

/** What one listener gets of an event; null for nothing. */
export function newsFor(event: PresentEvent, author: Author): RetroNews | null {
	const { number, kind, about, present } = event;
	if (kind !== 'card') return event.forAll;
	const { retro, written } = present;
	const card = present.cards.get(about ?? '');
	const shown = card && shownCard(card, retro, author, present.names);
	if (shown) return { number, kind, card: shown, written };
	return areCardsShown(retro.phase) ? null : { number, kind: 'written', written };
}
