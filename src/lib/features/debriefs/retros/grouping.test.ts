import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inheritedBy, mergingOf, movingOf, type PlacedCard, type Regrouping } from './grouping';

const groupIds = ['a', 'b', 'c', 'd'];
const boards: fc.Arbitrary<PlacedCard[]> = fc
	.array(fc.constantFrom(...groupIds), { minLength: 1, maxLength: 12 })
	.map((groups) => groups.map((groupId, place) => ({ id: `card ${place}`, groupId })));

type Step =
	{ kind: 'move'; card: number; goal: string | null } | { kind: 'merge'; group: string; into: string };
const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		fc.record({
			kind: fc.constant('move' as const),
			card: fc.nat(11),
			goal: fc.constantFrom(null, ...groupIds)
		}),
		fc.record({
			kind: fc.constant('merge' as const),
			group: fc.constantFrom(...groupIds),
			into: fc.constantFrom(...groupIds)
		})
	),
	{ maxLength: 20 }
);

let fresh = 0;
function regroupingFor(cards: PlacedCard[], step: Step): Regrouping | null {
	return step.kind === 'merge'
		? mergingOf(cards, step.group, step.into)
		: movingOf(cards, `card ${step.card}`, step.goal, `fresh ${fresh++}`);
}

function after(cards: PlacedCard[], regrouping: Regrouping | null): PlacedCard[] {
	if (!regrouping) return cards;
	const { cardIds, intoId } = regrouping;
	return cards.map((card) => (cardIds.includes(card.id) ? { ...card, groupId: intoId } : card));
}

/** Which cards stand together, whatever their groups are called. */
function together(cards: PlacedCard[]): string[] {
	const groups = Map.groupBy(cards, ({ groupId }) => groupId);
	return [...groups.values()].map((own) => own.map(({ id }) => id).join(' ')).toSorted();
}

describe('whatever is put together or taken apart', () => {
	test('every card stays on the board, once, and in a group', () => {
		fc.assert(
			fc.property(boards, steps, (board, deeds) => {
				const end = deeds.reduce((cards, deed) => after(cards, regroupingFor(cards, deed)), board);
				expect(end.map(({ id }) => id)).toEqual(board.map(({ id }) => id));
				expect(end.every(({ groupId }) => groupId !== null)).toBe(true);
			})
		);
	});

	test('a group is said to be gone exactly when its last card has left it', () => {
		fc.assert(
			fc.property(boards, steps, (board, deeds) => {
				let cards = board;
				for (const deed of deeds) {
					const regrouping = regroupingFor(cards, deed);
					cards = after(cards, regrouping);
					if (!regrouping) continue;
					const isEmpty = cards.every(({ groupId }) => groupId !== regrouping.fromId);
					expect(regrouping.leavesNone).toBe(isEmpty);
					expect(regrouping.cardIds.length).toBeGreaterThan(0);
					expect(regrouping.intoId).not.toBe(regrouping.fromId);
				}
			})
		);
	});

	test('doing the same again changes nothing', () => {
		fc.assert(
			fc.property(boards, steps, (board, deeds) => {
				let cards = board;
				for (const deed of deeds) {
					cards = after(cards, regroupingFor(cards, deed));
					expect(together(after(cards, regroupingFor(cards, deed)))).toEqual(together(cards));
				}
			})
		);
	});
});

test('taking a card out again undoes that it was put with others', () => {
	fc.assert(
		fc.property(boards, fc.nat(11), fc.constantFrom(...groupIds), (board, place, goal) => {
			const id = `card ${place}`;
			const alone = after(board, movingOf(board, id, null, 'alone'));
			const merged = after(alone, movingOf(alone, id, goal, 'unused'));
			const apart = after(merged, movingOf(merged, id, null, 'apart again'));
			expect(together(apart)).toEqual(together(alone));
		})
	);
});

test('a card that is moved back stands where it stood', () => {
	fc.assert(
		fc.property(boards, fc.nat(11), fc.constantFrom(...groupIds), (board, place, goal) => {
			const moving = movingOf(board, `card ${place}`, goal, 'unused');
			const moved = after(board, moving);
			const back = moving && movingOf(moved, `card ${place}`, moving.fromId, 'unused');
			expect(together(after(moved, back))).toEqual(together(board));
		})
	);
});

test('groups that go into one another end up as the same cards together, in whichever order', () => {
	fc.assert(
		fc.property(
			boards,
			fc.shuffledSubarray(groupIds, { minLength: 2 }),
			fc.constantFrom(...groupIds),
			(board, gathered, into) => {
				const gather = (order: string[]) =>
					order.reduce((cards, group) => after(cards, mergingOf(cards, group, into)), board);
				expect(together(gather(gathered))).toEqual(together(gather(gathered.toReversed())));
			}
		)
	);
});

test('what a group said is kept by the one that it goes into, and a name is not lost', () => {
	const words = fc.record({ title: fc.string(), notes: fc.string() });
	fc.assert(
		fc.property(words, words, (heir, gone) => {
			const { title, notes } = inheritedBy(heir, gone);
			expect(notes).toContain(heir.notes);
			expect(notes).toContain(gone.notes);
			expect(title).toBe(heir.title === '' ? gone.title : heir.title);
		})
	);
});
