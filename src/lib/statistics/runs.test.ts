import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossingsLimitOf, longestRunLimitOf, runsAnalysis } from './runs';

const series = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { nil: null }), { maxLength: 150 });

describe('The Anhøj rules', () => {
	it('find a shift in a run that is longer than chance makes it', () => {
		const analysis = runsAnalysis([9, 8, 10, 9, 8, 10, 9, 11, 3, 4, 2, 3, 4, 2, 3, 4, 3, 2, 4]);
		expect(analysis).toMatchObject({
			centre: 4,
			useful: 15,
			longestRun: { side: 'above', first: 0, last: 7, length: 8 },
			longestRunLimit: 7,
			crossings: 1,
			crossingsLimit: 4,
			shift: true,
			fewCrossings: true
		});
	});

	it('never call many crossings a signal', () => {
		const zigZag = Array.from({ length: 20 }, (_, week) => (week % 2 ? 9 : 1));
		expect(runsAnalysis(zigZag)).toMatchObject({ crossings: 19, shift: false, fewCrossings: false });
	});

	it('say nothing of a series that lies on its median, and of none', () => {
		expect(runsAnalysis([2, 2, 2, 2])).toMatchObject({
			centre: 2,
			useful: 0,
			longestRun: null,
			shift: false
		});
		expect(runsAnalysis([])).toMatchObject({ centre: null, useful: 0, crossings: null, fewCrossings: false });
	});

	it('neither make nor break a run at a gap or a point on the centre', () => {
		const analysis = runsAnalysis([1, 1, null, 5, 1, 9, 9], 5);
		expect(analysis.longestRun).toEqual({ side: 'below', first: 0, last: 4, length: 3 });
		expect(analysis).toMatchObject({ useful: 5, crossings: 1 });
	});

	it('take what differs from the centre by rounding alone for a point on it', () => {
		const analysis = runsAnalysis(Array(14).fill(7), 6.999999999999999);
		expect(analysis).toMatchObject({ useful: 0, longestRun: null, shift: false });
	});

	it('name the latest of equally long runs', () => {
		expect(runsAnalysis([1, 1, 9, 9], 5).longestRun).toMatchObject({ side: 'above', first: 2, last: 3 });
	});

	it('judge by another centre where one is given', () => {
		expect(runsAnalysis([6, 7, 8, 9], 5)).toMatchObject({ centre: 5, useful: 4, crossings: 0 });
	});

	it('have the limits of their source', () => {
		expect([10, 11, 12, 22, 23, 46].map(longestRunLimitOf)).toEqual([6, 6, 7, 7, 8, 9]);
		expect([1, 10, 12, 20, 24, 60].map(crossingsLimitOf)).toEqual([0, 2, 3, 6, 8, 23]);
	});

	it('stay finite for series far longer than a century of weeks', () => {
		// For n tosses the 5% quantile is near n/2 - 1.645·sqrt(n)/2.
		expect(crossingsLimitOf(10_001)).toBeGreaterThan(4900);
		expect(crossingsLimitOf(10_001)).toBeLessThan(4920);
	});

	it('add up: every useful point belongs to one run, and nothing is undefined or infinite', () => {
		fc.assert(
			fc.property(series, (values) => {
				const analysis = runsAnalysis(values);
				const present = values.filter((value) => value !== null);
				expect(analysis.useful).toBe(present.filter((value) => value !== analysis.centre).length);
				if (!analysis.longestRun) return;
				expect(analysis.longestRun.length).toBeLessThanOrEqual(analysis.useful);
				expect(analysis.crossings).toBeLessThan(analysis.useful);
				expect(Number.isFinite(analysis.crossingsLimit)).toBe(true);
				expect(Number.isFinite(analysis.longestRunLimit)).toBe(true);
			})
		);
	});

	it('see the same in a series turned round, or stretched', () => {
		fc.assert(
			fc.property(series, fc.integer({ min: 1, max: 9 }), (values, factor) => {
				const { shift, fewCrossings, useful, crossings } = runsAnalysis(values);
				expect(runsAnalysis(values.toReversed())).toMatchObject({ shift, fewCrossings, useful, crossings });
				const stretched = values.map((value) => (value === null ? null : value * factor));
				expect(runsAnalysis(stretched)).toMatchObject({ shift, fewCrossings, useful, crossings });
			})
		);
	});
});
