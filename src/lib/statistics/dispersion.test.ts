import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dispersionOf } from './dispersion';

const weeks = (counts: (number | null)[]) => counts.map((value) => ({ value }));

describe('The dispersion of counts', () => {
	it('is their variance by their mean where the weeks are alike', () => {
		// Mean 6, variance 16.
		const dispersion = { factor: expect.closeTo(16 / 6, 12), degreesOfFreedom: 5 };
		expect(dispersionOf(weeks([3, 9, 1, 12, 5, 6]))).toEqual(dispersion);
		expect(dispersionOf(weeks([3, 9, null, 1, 12, 5, 6]))).toEqual(dispersion);
	});

	it('does not take a busier week for a wilder one', () => {
		// Rate 16/6; expected 2.667, 5.333, 8: χ² = 0.1667 + 1.3333 + 0.5 = 2.
		const observations = [
			{ value: 2, of: 1 },
			{ value: 8, of: 2 },
			{ value: 6, of: 3 },
			{ value: 90, of: null }
		];
		expect(dispersionOf(observations)?.factor).toBeCloseTo(1, 12);
	});

	it('does not take a change from one group to the next for variation', () => {
		// 2 and 4 around 3, 20 and 40 around 30: (2/3 + 200/30) / 2.
		const [before, after] = [weeks([20, 40]), weeks([2, 4])];
		expect(dispersionOf(before, after)).toEqual({
			factor: expect.closeTo((2 / 3 + 200 / 30) / 2, 12),
			degreesOfFreedom: 2
		});
		expect(dispersionOf(before, weeks([0, 0]))).toEqual(dispersionOf(before));
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
				expect(dispersion.factor).toBeGreaterThanOrEqual(0);
				expect(Number.isFinite(dispersion.factor)).toBe(true);
				expect(dispersionOf(observations.toReversed())?.factor).toBeCloseTo(dispersion.factor, 6);
			})
		);
	});
});
