import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asksSomebody, countedPeriod, COUNT_FLOOR, shownCounts } from './aftercare';

test('no count below the floor is shown to anybody, nor can one be subtracted', () => {
	fc.assert(
		fc.property(fc.nat(30), fc.nat(30), (answered, unanswered) => {
			const shown = shownCounts({ offered: answered + unanswered, answered });
			for (const count of Object.values(shown))
				expect(count ?? COUNT_FLOOR).toBeGreaterThanOrEqual(COUNT_FLOOR);
			if (shown.offered === null || shown.answered === null) return;
			expect([shown.offered, shown.answered]).toEqual([answered + unanswered, answered]);
			expect(unanswered === 0 || unanswered >= COUNT_FLOOR).toBe(true);
		})
	);
	expect(shownCounts({ offered: 12, answered: 7 })).toEqual({ offered: 12, answered: 7 });
	expect(shownCounts({ offered: 12, answered: 11 })).toEqual({ offered: 12, answered: null });
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
