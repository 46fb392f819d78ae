import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	areCardsShown,
	dotsLeft,
	filledGroups,
	isHere,
	reasonAgainst,
	reasonAgainstDots,
	type BoardCard,
	type BoardGroup,
	type Deed
} from './board';
import { phaseAfter, phaseBefore, phases, type Phase } from './phase';

const step = (phase: Phase, given: { isClosed?: boolean; collectsBefore?: boolean } = {}) => ({
	phase,
	isClosed: false,
	collectsBefore: false,
	...given
});

describe('steps', () => {
	test('go on to the end and back to the first one after the beginning', () => {
		expect(phases.map(phaseAfter)).toEqual([...phases.slice(1), null]);
		expect(phases.map(phaseBefore)).toEqual([null, null, ...phases.slice(1, -1)]);
	});

	test('show cards from grouping on, and hide them again on the way back', () => {
		expect(phases.filter(areCardsShown)).toEqual(['group', 'vote', 'discuss', 'actions', 'close']);
	});
});

describe('what can be done', () => {
	const phasesOf = (deed: Deed, given = {}) =>
		phases.filter((phase) => reasonAgainst(deed, step(phase, given)) === null);

	test('depends on the step', () => {
		expect(phasesOf('write')).toEqual(['write', 'group', 'vote', 'discuss', 'actions', 'close']);
		expect(phasesOf('write', { collectsBefore: true })).toEqual([...phases]);
		expect(phasesOf('group')).toEqual(['group']);
		expect(phasesOf('vote')).toEqual(['vote']);
		expect(phasesOf('agree')).toEqual(['discuss', 'actions', 'close']);
		expect(phasesOf('check')).toEqual(['close']);
	});

	test('is nothing once it is closed, and a sentence says so', () => {
		const deeds: Deed[] = [
			'write',
			'reword',
			'take-card-away',
			'group',
			'vote',
			'note',
			'park',
			'pin',
			'agree',
			'check'
		];
		for (const deed of deeds) {
			for (const phase of phases) {
				expect(reasonAgainst(deed, step(phase, { isClosed: true }))).toMatch(/closed/);
			}
		}
	});
});

describe('dots', () => {
	const ballots = fc.record({
		dotsEach: fc.integer({ min: 1, max: 8 }),
		dotsPerGroup: fc.integer({ min: 1, max: 8 }),
		ownCardsCount: fc.boolean()
	});
	const attempts = fc.array(
		fc.record({
			id: fc.constantFrom('a', 'b', 'c'),
			dots: fc.integer({ min: -1, max: 9 }),
			isOwnAlone: fc.boolean()
		}),
		{ maxLength: 30 }
	);

	test('never add up to more than each has, nor to more than one group gets, whatever is tried', () => {
		fc.assert(
			fc.property(ballots, attempts, (rules, tries) => {
				const own = new Map<string, number>();
				for (const { id, dots, isOwnAlone } of tries) {
					if (reasonAgainstDots({ ...rules, own }, { id, isOwnAlone }, dots)) continue;
					if (isOwnAlone && !rules.ownCardsCount) expect(dots).toBeLessThanOrEqual(own.get(id) ?? 0);
					own.set(id, dots);
				}
				const given = [...own.values()];
				expect(given.reduce((sum, dots) => sum + dots, 0)).toBeLessThanOrEqual(rules.dotsEach);
				for (const dots of given) expect(dots).toBeLessThanOrEqual(rules.dotsPerGroup);
			})
		);
	});

	test('can always be taken back', () => {
		fc.assert(
			fc.property(ballots, fc.integer({ min: 0, max: 9 }), fc.boolean(), (rules, before, isOwnAlone) => {
				const own = new Map([['a', before]]);
				expect(reasonAgainstDots({ ...rules, own }, { id: 'a', isOwnAlone }, 0)).toBeNull();
			})
		);
	});

	test('that are left are never fewer than none', () => {
		expect(dotsLeft({ a: 2, b: 1 }, 3)).toBe(0);
		expect(dotsLeft({ a: 2 }, 3)).toBe(1);
		expect(dotsLeft({ a: 9 }, 3)).toBe(0);
	});
});

describe('groups', () => {
	const columns = [
		{ id: 'one', name: 'One', hint: '' },
		{ id: 'two', name: 'Two', hint: '' }
	];
	const boards = fc
		.array(fc.record({ columnId: fc.constantFrom('one', 'two'), groupId: fc.constantFrom('a', 'b', 'c') }))
		.map((given) =>
			given.map((card, place): BoardCard => ({
				...card,
				id: String(place).padStart(3, '0'),
				text: `Card ${place}`,
				version: 1,
				isOwn: false,
				authorName: null
			}))
		);
	const groups: BoardGroup[] = ['a', 'b', 'c', 'empty'].map((id, place) => ({
		id,
		title: '',
		notes: '',
		version: 1,
		dots: place
	}));

	test('hold every card once, and none is shown empty', () => {
		fc.assert(
			fc.property(boards, fc.constantFrom<Phase>('group', 'discuss'), (cards, phase) => {
				const filled = filledGroups({ columns, cards, groups, phase });
				expect(filled.flatMap((group) => group.cards.map(({ id }) => id)).sort()).toEqual(
					cards.map(({ id }) => id)
				);
				expect(filled.every((group) => group.cards.length > 0)).toBe(true);
				const dots = filled.map((group) => group.dots ?? 0);
				if (phase === 'discuss') expect(dots).toEqual(dots.toSorted((a, b) => b - a));
			})
		);
	});
});

test('whoever has not been heard of for three quarters of a minute is away', () => {
	const now = new Date('2026-11-17T14:05:00Z');
	expect(isHere(null, now)).toBe(false);
	expect(isHere(new Date(now.getTime() - 44_999), now)).toBe(true);
	expect(isHere(new Date(now.getTime() - 45_000), now)).toBe(false);
});
