import type { Board, BoardCard, BoardGroup } from './board';
import type { RetroNews } from './event';

/** The board after a piece of news; null where it has to be read anew. The same news twice change nothing more. */
export function boardAfter(board: Board, news: RetroNews): Board | null {
	const lastEvent = Math.max(board.lastEvent, news.number);
	switch (news.kind) {
		case 'board':
			return null;
		case 'card':
			return { ...board, lastEvent, cards: withOne(board.cards, news.card), written: news.written };
		case 'written':
			return { ...board, lastEvent, written: news.written };
		case 'card-gone':
			return { ...board, lastEvent, cards: without(board.cards, news.id), written: news.written };
		case 'group':
			return { ...board, lastEvent, groups: withOne(board.groups, news.group) };
		case 'group-gone':
			return { ...board, lastEvent, groups: without(board.groups, news.id) };
		case 'people':
			return { ...board, lastEvent, people: news.people };
		case 'votes':
			return { ...board, lastEvent, placed: news.placed };
		case 'timer':
			return { ...board, lastEvent, timer: news.timer };
	}
}

function withOne<Part extends BoardCard | BoardGroup>(parts: readonly Part[], part: Part): Part[] {
	const place = parts.findIndex(({ id }) => id === part.id);
	return place < 0 ? [...parts, part] : parts.with(place, part);
}

function without<Part extends { id: string }>(parts: readonly Part[], gone: string): Part[] {
	return parts.filter(({ id }) => id !== gone);
}
