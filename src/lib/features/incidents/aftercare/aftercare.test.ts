import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asksSomebody, countedPeriod, COUNT_FLOOR, shownCount } from './aftercare';

test('a count below the floor is shown to nobody', () => {
	fc.assert(
		fc.property(fc.nat(100), (count) => {
			expect(shownCount(count)).toBe(count < COUNT_FLOOR ? null : count);
		})
	);
});

test('leaders see twelve full weeks, which do not move within a week', () => {
	expect(countedPeriod('2026-11-17')).toEqual({ from: '2026-08-24', to: '2026-11-15' });
	expect(countedPeriod('2026-11-16')).toEqual(countedPeriod('2026-11-22'));
});

test('only a colleague and a leader are somebody to be named', () => {
	expect((['break', 'colleague', 'leader', 'nothing', null] as const).map(asksSomebody)).toEqual([
		false,
		true,
		true,
		false,
		false
	]);
});
