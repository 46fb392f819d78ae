import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorAtZero, outsideOf, xmrChart, xmrLimits, type SeriesValue } from './xmr';

const counts = fc.array(fc.nat({ max: 5000 }), { maxLength: 120 });
const seriesWithGaps = fc.array(fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { nil: null }), {
	maxLength: 120
});

describe('XmR limits', () => {
	it('lie 2.66 mean moving ranges either side of the mean', () => {
		// Ranges 2, 4, 2, 4: mean 3. Values: mean 6.
		expect(xmrLimits([5, 7, 3, 5, 9, 7])).toMatchObject({ mean: 6 });
		expect(xmrLimits([4, 6, 2, 4, 8])).toEqual({
			mean: 4.8,
			meanMovingRange: 2.5 + 0.5,
			lower: 4.8 - 2.66 * 3,
			upper: 4.8 + 2.66 * 3,
			provisional: true
		});
	});

	it('leave out once the moving ranges that are 3.267 times their mean or more', () => {
		const quiet = [10, 11, 10, 11, 10, 11, 10, 11];
		const values = [...quiet, 60, ...quiet];
		// Ranges: fourteen of 1, and 49 and 50 around the spike, whose mean is 7.06.
		expect(xmrLimits(values)).toMatchObject({ meanMovingRange: 1 });
		expect(xmrLimits(values, { screened: false })).toMatchObject({ meanMovingRange: (14 + 49 + 50) / 16 });
	});

	it('use every moving range where leaving some out would leave no variation', () => {
		const values = [0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0];
		const chart = xmrChart(values);
		expect(chart.limits).toMatchObject({ meanMovingRange: 10 / 13 });
		expect(chart.outside.indexOf('above')).toBe(7);
		expect(chart.outside.filter(Boolean)).toHaveLength(1);
	});

	it('take no moving range across a gap', () => {
		expect(xmrLimits([10, 12, null, 100, 102])).toMatchObject({ meanMovingRange: 2, mean: 56 });
		expect(xmrLimits([10, null, 100])).toBe('too-few-points');
	});

	it('are provisional with fewer than twelve points, gaps not counted', () => {
		const eleven = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
		expect(xmrLimits(eleven)).toMatchObject({ provisional: true });
		expect(xmrLimits([...eleven, null, null])).toMatchObject({ provisional: true });
		expect(xmrLimits([...eleven, 2])).toMatchObject({ provisional: false });
	});

	it('do not exist for a constant series, one value or none, and the reason is given', () => {
		expect(xmrChart([7, 7, 7, 7])).toEqual({
			limits: null,
			without: 'no-variation',
			outside: [null, null, null, null]
		});
		expect(xmrChart([5]).without).toBe('too-few-points');
		expect(xmrChart([]).without).toBe('too-few-points');
		expect(xmrChart([null, null]).without).toBe('too-few-points');
	});

	it('call a value on a limit inside', () => {
		const limits = { mean: 16, lower: 4, upper: 28, meanMovingRange: 4.5, provisional: false };
		expect(outsideOf([28, 28.01, 4, 3.99, null], limits)).toEqual([null, 'above', null, 'below', null]);
	});

	it('keep a natural lower limit under zero and draw it at zero', () => {
		const { limits } = xmrChart([0, 9, 1, 8, 0, 9]);
		expect(limits?.lower).toBeLessThan(0);
		expect(floorAtZero(limits?.lower ?? 0)).toBe(0);
		expect(floorAtZero(3.5)).toBe(3.5);
	});

	it('hold the mean between them, are finite, and never throw, whatever the series', () => {
		fc.assert(
			fc.property(seriesWithGaps, fc.boolean(), (values, screened) => {
				const { limits, without, outside } = xmrChart(values, { screened });
				expect(outside).toHaveLength(values.length);
				expect(limits === null).toBe(without !== null);
				if (!limits) return;
				expect([limits.mean, limits.lower, limits.upper, limits.meanMovingRange].every(Number.isFinite)).toBe(
					true
				);
				expect(limits.lower).toBeLessThanOrEqual(limits.mean);
				expect(limits.upper).toBeGreaterThanOrEqual(limits.mean);
			})
		);
	});

	it('scale and shift with the values', () => {
		fc.assert(
			fc.property(
				counts,
				fc.integer({ min: 1, max: 64 }),
				fc.integer({ min: 0, max: 1000 }),
				(values, factor, shift) => {
					const before = xmrLimits(values);
					const after = xmrLimits(values.map((value) => value * factor + shift));
					if (typeof before === 'string') {
						expect(after).toBe(before);
						return;
					}
					if (typeof after === 'string') throw new Error('scaling took the limits away');
					expect(after.mean).toBeCloseTo(before.mean * factor + shift, 6);
					expect(after.upper).toBeCloseTo(before.upper * factor + shift, 6);
					expect(after.lower).toBeCloseTo(before.lower * factor + shift, 6);
				}
			)
		);
	});

	it('are the same read backwards', () => {
		fc.assert(
			fc.property(counts, (values) => {
				const forwards = xmrLimits(values);
				const backwards = xmrLimits(values.toReversed());
				if (typeof forwards === 'string' || typeof backwards === 'string') {
					expect(backwards).toBe(forwards);
					return;
				}
				expect(backwards.upper).toBeCloseTo(forwards.upper, 8);
				expect(backwards.lower).toBeCloseTo(forwards.lower, 8);
			})
		);
	});

	it('tell a wild value from a calm series, however small the unit', () => {
		fc.assert(
			fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (unit) => {
				const calm: SeriesValue[] = Array.from({ length: 20 }, (_, week) => (week % 2) * unit);
				expect(xmrChart([...calm, 40 * unit]).outside.at(-1)).toBe('above');
			})
		);
	});
});
