import { expect, test } from 'vitest';
import type { Board, BoardCard } from './board';
import { csvOfRetro, exportedRetro, markdownOfRetro } from './export';
import { boardAfter } from './news';

const card = (id: string, text = id): BoardCard => ({
	id,
	columnId: 'one',
	groupId: null,
	text,
	version: 1,
	isOwn: false,
	authorName: null
});

const board: Board = {
	id: 'retro',
	title: 'November # 1',
	teamName: 'Orders',
	templateName: 'Sailboat',
	columns: [{ id: 'one', name: 'Wind', hint: '' }],
	phase: 'group',
	isAnonymous: true,
	isClosed: false,
	collectsBefore: false,
	scheduledFor: null,
	dotsEach: 3,
	dotsPerGroup: 2,
	ownCardsCount: true,
	discussedGroupId: null,
	version: 1,
	lastEvent: 4,
	timer: null,
	you: { id: 'a', name: 'Aisha', isGuest: false, hasChecked: false },
	mayLead: false,
	mayTakeOver: false,
	people: [],
	cards: [card('first')],
	written: { one: 1 },
	groups: [{ id: 'g', title: 'Late', notes: 'One\nTwo', version: 1, dots: null }],
	ownDots: {},
	placed: 0,
	pins: [],
	parking: [{ id: 'p', text: 'Later' }],
	actions: [],
	earlierActions: [],
	checks: []
};

test('the same news twice change nothing more', () => {
	const news = { number: 5, kind: 'card', card: card('second'), written: { one: 2 } } as const;
	const once = boardAfter(board, news)!;
	expect(once.cards.map(({ id }) => id)).toEqual(['first', 'second']);
	expect(once).toMatchObject({ lastEvent: 5, written: { one: 2 } });
	expect(boardAfter(once, news)).toEqual(once);
	const reworded = boardAfter(once, { ...news, number: 6, card: card('second', 'Better') })!;
	expect(reworded.cards.map(({ text }) => text)).toEqual(['first', 'Better']);
	const gone = boardAfter(reworded, { number: 7, kind: 'card-gone', id: 'first', written: { one: 1 } })!;
	expect(gone.cards.map(({ id }) => id)).toEqual(['second']);
});

test('of a hidden card only the count arrives, and news about more than one thing ask for the whole board', () => {
	expect(boardAfter(board, { number: 5, kind: 'written', written: { one: 9 } })).toMatchObject({
		cards: board.cards,
		written: { one: 9 }
	});
	expect(boardAfter(board, { number: 5, kind: 'board' })).toBeNull();
});

test('an export holds what its reader sees, and names nobody in an anonymous retro', () => {
	const filled: Board = {
		...board,
		phase: 'discuss',
		groups: [{ ...board.groups[0]!, dots: 2 }],
		cards: [{ ...card('first', '=1+1 *bold*'), groupId: 'g', isOwn: true }]
	};
	const retro = exportedRetro(filled);
	expect(retro.groups[0]).toMatchObject({ cards: [{ column: 'Wind', text: '=1+1 *bold*', author: null }] });
	expect(JSON.stringify(retro)).not.toContain('Aisha');
	expect(csvOfRetro(retro)[1]).toEqual(['card', 'Wind', 'Late', 2, '=1+1 *bold*', null, null, 'One\nTwo']);
	const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };
	const markdown = markdownOfRetro(retro, habits, '2026-11-17');
	expect(markdown).toContain('# November \\# 1');
	expect(markdown).toContain('## Late (2 dots)');
	expect(markdown).toContain('- =1+1 \\*bold\\* *(Wind)*');
	expect(markdown).toContain('> One\n> Two');
	expect(markdown).toContain('- Later');
});
