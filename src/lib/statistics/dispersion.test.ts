import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispersionOf } from './dispersion';

const weeks = (counts: (number | null)[]) => counts.map((value) => ({ value }));

describe('The dispersion of counts', () => {
	it('is their variance by their mean where the weeks are alike', () => {
		// Mean 6, variance 16.
		expect(dispersionOf(weeks([3, 9, 1, 12, 5, 6]))).toBeCloseTo(16 / 6, 12);
		expect(dispersionOf(weeks([3, 9, null, 1, 12, 5, 6]))).toBeCloseTo(16 / 6, 12);
	});

	it('does not take a busier week for a wilder one', () => {
		// Rate 16/6; expected 2.667, 5.333, 8: χ² = 0.1667 + 1.3333 + 0.5 = 2.
		const observations = [
			{ value: 2, of: 1 },
			{ value: 8, of: 2 },
			{ value: 6, of: 3 },
			{ value: 90, of: null }
		];
		expect(dispersionOf(observations)).toBeCloseTo(1, 12);
	});

	it('is unknown where nothing was counted, or one week alone', () => {
		expect(dispersionOf([])).toBeNull();
		expect(dispersionOf(weeks([7]))).toBeNull();
		expect(dispersionOf(weeks([0, 0, 0]))).toBeNull();
	});

	it('is never negative or no number, and does not depend on the order', () => {
		const counts = fc.array(fc.record({ value: fc.nat({ max: 999 }), of: fc.integer({ min: 1, max: 99 }) }));
		fc.assert(
			fc.property(counts, (observations) => {
				const dispersion = dispersionOf(observations);
				if (dispersion === null) return;
				expect(dispersion).toBeGreaterThanOrEqual(0);
				expect(dispersionOf(observations.toReversed())).toBeCloseTo(dispersion, 6);
			})
		);
	});
});
