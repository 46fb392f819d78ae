import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/days';
import type { Week } from '../../statistics/week-series';
import { directionOf, trendChartOf } from './trend-chart';

/** Full weeks with these counts, the last one in the middle of November 2026. */
function weeksOf(counts: readonly number[], over: Partial<Week> = {}): Week[] {
	return counts.map((records, place) => {
		const monday = addDays('2026-11-09', -7 * (counts.length - 1 - place));
		return { monday, sunday: addDays(monday, 6), records, incomplete: null, ...over };
	});
}

const ordinary = [9, 11, 10, 12, 9, 10, 11, 8, 12, 10, 9, 11, 10, 12, 9, 10];

describe('A trend chart', () => {
	it('marks the weeks outside the usual range', () => {
		const chart = trendChartOf(weeksOf([...ordinary, 22]));
		expect(chart.weeks.map(({ outside }) => outside).indexOf('above')).toBe(ordinary.length);
		expect(chart).toMatchObject({ fullWeeks: 17, without: null, direction: 'rising', run: null });
	});

	it('marks a row of weeks on one side of the median, with that median', () => {
		const chart = trendChartOf(weeksOf([4, 6, 5, 4, 6, 5, 4, 6, 9, 8, 9, 10, 8, 9, 8, 9]));
		expect(chart.run).toEqual({
			side: 'above',
			first: '2026-09-21',
			last: '2026-11-09',
			length: 8,
			median: 7
		});
		expect(chart.weeks.filter(({ inRun }) => inRun)).toHaveLength(8);
	});

	it('says nothing of a run where most weeks are alike, so that the median cannot be crossed', () => {
		const bursts = weeksOf([0, 0, 5, 0, 6, 0, 0, 5, 0, 4, 6, 0, 0, 5, 0, 6, 0, 5, 4, 0, 0, 6, 0, 5, 6, 0]);
		expect(trendChartOf(bursts)).toMatchObject({ run: null, fewCrossings: false });
		expect(directionOf(bursts)).toBe('steady');
	});

	it('draws no limits for what comes up less than once a week, and calls it neither rising nor stable', () => {
		const rare = weeksOf([0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 1, 1, 1]);
		expect(trendChartOf(rare)).toMatchObject({ usual: null, without: 'too-rare', direction: null });
		expect(trendChartOf(rare).weeks.every(({ outside }) => outside === null)).toBe(true);
		expect(directionOf(rare)).toBeNull();
	});

	it('floors the usual range at zero, as no week has fewer', () => {
		expect(trendChartOf(weeksOf([0, 9, 1, 8, 0, 9, 1, 8, 0, 9, 1, 8])).usual).toMatchObject({ lower: 0 });
	});

	it('calls limits provisional while they rest on few weeks, and has none for one week or for equal ones', () => {
		expect(trendChartOf(weeksOf([3, 5, 4, 6]))).toMatchObject({
			usual: { provisional: true },
			direction: 'too-early'
		});
		expect(trendChartOf(weeksOf([3]))).toMatchObject({ usual: null, without: 'too-few-points' });
		expect(trendChartOf(weeksOf([3, 3, 3, 3]))).toMatchObject({ usual: null, without: 'no-variation' });
		expect(trendChartOf([])).toMatchObject({ weeks: [], fullWeeks: 0, usual: null });
	});

	it('begins with the first recorded week, and judges none that is not full', () => {
		const before = weeksOf([0, 0], { incomplete: 'unrecorded' });
		const today = weeksOf([500], { incomplete: 'not-over' });
		const chart = trendChartOf([...before, ...weeksOf(ordinary), ...today]);
		expect(chart.weeks).toHaveLength(ordinary.length + 1);
		expect(chart.weeks.at(-1)).toMatchObject({ records: 500, outside: null, inRun: false });
		expect(chart.usual).toEqual(trendChartOf(weeksOf(ordinary)).usual);
	});

	it('never throws and never draws a number that is none', () => {
		const counts = fc.array(fc.nat({ max: 400 }), { maxLength: 110 });
		const incomplete = fc.constantFrom(null, null, null, 'not-over' as const, 'unrecorded' as const);
		fc.assert(
			fc.property(counts, incomplete, (values, ending) => {
				const weeks = weeksOf(values).map((week, place) =>
					place === values.length - 1 ? { ...week, incomplete: ending } : week
				);
				const { usual, run, weeks: shown } = trendChartOf(weeks);
				if (usual) expect([usual.mean, usual.lower, usual.upper].every(Number.isFinite)).toBe(true);
				expect(shown.filter(({ inRun }) => inRun).length).toBeGreaterThanOrEqual(run?.length ?? 0);
			})
		);
	});
});
