import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOf, medianOf, quantileOf, standardDeviationOf } from './summary';

const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 60 });

it('The mean and the median of nothing are null', () => {
	expect(meanOf([])).toBeNull();
	expect(medianOf([])).toBeNull();
});

it('The median is the middle value, whatever the order, and leaves its input alone', () => {
	const mixed = [9, 1, 10, 2];
	expect(medianOf(mixed)).toBe(5.5);
	expect(medianOf([10, 9, 1])).toBe(9);
	expect(mixed).toEqual([9, 1, 10, 2]);
	expect(meanOf(mixed)).toBe(5.5);
});

describe('Quantiles', () => {
	it('are read between neighbours', () => {
		const digits = [3, 1, 4, 1, 5, 9];
		expect([0.1, 0.25, 0.5, 0.9].map((share) => quantileOf(digits, share))).toEqual([1, 1.5, 3.5, 7]);
		expect(quantileOf([3.5], 0.9)).toBe(3.5);
		expect(standardDeviationOf(digits)).toBeCloseTo(2.9944392908634274, 12);
	});

	it('do not exist of nothing, nor for a share that is none', () => {
		expect(quantileOf([], 0.5)).toBeNull();
		expect(quantileOf([1, 2], 1.5)).toBeNull();
		expect(quantileOf([1, 2], NaN)).toBeNull();
		expect(standardDeviationOf([4])).toBeNull();
	});

	it('lie among the values, rise with the share, and meet the median in the middle', () => {
		fc.assert(
			fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (found, share) => {
				const quantile = quantileOf(found, share);
				if (quantile === null) return;
				expect(quantile).toBeGreaterThanOrEqual(Math.min(...found));
				expect(quantile).toBeLessThanOrEqual(Math.max(...found));
				expect(quantileOf(found, 1)).toBe(Math.max(...found));
				expect(quantileOf(found, 0)).toBe(Math.min(...found));
				expect(quantileOf(found, 0.5)).toBeCloseTo(medianOf(found)!, 6);
			})
		);
	});

	it('are finite, like every summary, however large the values', () => {
		fc.assert(
			fc.property(values, (found) => {
				for (const figure of [
					meanOf(found),
					medianOf(found),
					quantileOf(found, 0.9),
					standardDeviationOf(found)
				]) {
					if (figure !== null) expect(Number.isFinite(figure)).toBe(true);
				}
			}),
			{ numRuns: 1000 }
		);
	});
});
