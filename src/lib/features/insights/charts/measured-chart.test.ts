import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/days';
import type { Incomplete } from '../../../statistics/week-series';
import { xmrChart } from '../../../statistics/xmr';
import type { ChartMark } from './marks';
import { chartOfTimesBetween, chartOfWeeks, type MeasuredWeek } from './measured-chart';

const FIRST = '2026-01-05';

function weeks(
	values: readonly (number | Incomplete)[],
	of: (place: number) => number | null = () => null
): MeasuredWeek[] {
	return values.map((value, place) => {
		const monday = addDays(FIRST, 7 * place);
		return {
			monday,
			sunday: addDays(monday, 6),
			events: typeof value === 'number' ? value : 0,
			of: of(place),
			incomplete: typeof value === 'number' ? null : value
		};
	});
}

function mark(day: string, why = 'New mail'): ChartMark {
	return { id: `${day} ${why}`, day, why, by: { fixId: 'fix' } };
}

const none = { marks: [], frozen: null };
const calm = [9, 11, 10, 12, 9, 10, 11, 9, 12, 10, 11, 9, 10, 12];
const lower = [4, 5, 6, 4, 5, 5, 6, 4, 5, 6, 4, 5];

describe('a chart of weeks', () => {
	it('has the limits of statistics/xmr, the same for every point of the phase', () => {
		const chart = chartOfWeeks('xmr', 'count', weeks(calm), none);
		const { limits } = xmrChart(calm);
		expect(chart.phases).toMatchObject([{ restsOn: 14, provisional: false, without: null }]);
		expect(chart.points[3]!.limits!.upper).toBeCloseTo(limits!.upper, 10);
		expect(chart.phases[0]!.limits).toEqual(chart.points[0]!.limits);
	});

	it('calls limits provisional under twelve points', () => {
		const { phases } = chartOfWeeks('xmr', 'count', weeks(calm.slice(0, 11)), none);
		expect(phases[0]).toMatchObject({ provisional: true, restsOn: 11 });
	});

	it('tells weeks without any from weeks that were not recorded', () => {
		const chart = chartOfWeeks('xmr', 'count', weeks(['unrecorded', 3, 0, 'partly-recorded', 4]), none);
		expect(chart.points.map(({ value, gap }) => [value, gap])).toEqual([
			[3, null],
			[0, null],
			[null, 'partly-recorded'],
			[4, null]
		]);
	});

	it('leaves a gap in a rate where contacts are not known, and in a share where there is nothing to judge', () => {
		const rate = chartOfWeeks(
			'u-prime',
			'count',
			weeks(calm, (place) => (place === 2 ? null : 2000)),
			none
		);
		expect(rate.scale).toBe('rate');
		expect(rate.points[2]).toMatchObject({ value: null, gap: 'contacts-unknown', limits: null });
		expect(rate.points[0]!.value).toBe(4.5);
		const share = chartOfWeeks(
			'p-prime',
			'share',
			weeks(calm, (place) => (place === 2 ? 0 : 20)),
			none
		);
		expect(share.points[2]).toMatchObject({ value: null, gap: 'nothing-to-judge' });
		expect(share.points[0]!.value).toBe(0.45);
	});

	it('draws a share as a run chart by the share, not by the count', () => {
		const { points } = chartOfWeeks(
			'run',
			'share',
			weeks([5, 10, 5], () => 20),
			none
		);
		expect(points.map(({ value }) => value)).toEqual([0.25, 0.5, 0.25]);
	});

	it('gives a constant series no limits, and divides by nothing', () => {
		const chart = chartOfWeeks('xmr', 'count', weeks([4, 4, 4, 4, 4]), none);
		expect(chart.phases[0]).toMatchObject({ without: 'no-variation', limits: null, centre: 4, run: null });
		expect(chart.points.every(({ outside }) => outside === null)).toBe(true);
	});

	it('begins a phase with the first week that lies wholly after a change', () => {
		const values = [...calm, ...lower];
		const changed = addDays(FIRST, 7 * 14);
		const onMonday = chartOfWeeks('xmr', 'count', weeks(values), { ...none, marks: [mark(changed)] });
		expect(onMonday.phases.map(({ first, last }) => [first, last])).toEqual([
			[0, 13],
			[14, 25]
		]);
		expect(onMonday.phases[1]!.marks).toMatchObject([{ why: 'New mail' }]);
		const onTuesday = chartOfWeeks('xmr', 'count', weeks(values), {
			...none,
			marks: [mark(addDays(changed, 1))]
		});
		expect(onTuesday.phases[1]!.first).toBe(15);
	});

	it('never makes the limits of a phase anew when later ones come', () => {
		const marks = [mark(addDays(FIRST, 7 * 14))];
		const before = chartOfWeeks('xmr', 'count', weeks(calm), none);
		const after = chartOfWeeks('xmr', 'count', weeks([...calm, ...lower]), { ...none, marks });
		expect(after.phases[0]!.limits).toEqual(before.phases[0]!.limits);
		expect(after.points.slice(14).every(({ outside }) => outside === null)).toBe(true);
	});

	it('does not begin a phase by itself: without a mark, a shift is a signal', () => {
		const chart = chartOfWeeks('xmr', 'count', weeks([...calm, ...lower, 5, 4, 3, 4, 5]), none);
		expect(chart.phases).toHaveLength(1);
		expect(chart.phases[0]!.run).toMatchObject({ side: 'below', last: 30 });
		expect(chart.points[30]!.inRun).toBe(true);
	});

	it('keeps apart changes before the chart and those that no whole point follows', () => {
		const marks = [mark('2025-06-01'), mark(addDays(FIRST, 7 * 30))];
		const chart = chartOfWeeks('xmr', 'count', weeks(calm), { ...none, marks });
		expect(chart.phases).toHaveLength(1);
		expect(chart.marksBefore.map(({ day }) => day)).toEqual(['2025-06-01']);
		expect(chart.marksNotYet).toHaveLength(1);
	});

	it('takes two changes in one week as one', () => {
		const marks = [mark(addDays(FIRST, 30), 'Second'), mark(addDays(FIRST, 29), 'First')];
		const { phases } = chartOfWeeks('xmr', 'count', weeks(calm), { ...none, marks });
		expect(phases).toHaveLength(2);
		expect(phases[1]!.marks.map(({ why }) => why)).toEqual(['First', 'Second']);
	});

	it('judges by limits frozen on the days given, however many follow', () => {
		const frozen = { from: FIRST, to: addDays(FIRST, 7 * 14 - 1) };
		const chart = chartOfWeeks('xmr', 'count', weeks([...calm, 30, 31]), { marks: [], frozen });
		expect(chart.phases[0]).toMatchObject({ restsOn: 14, frozen });
		expect(chart.phases[0]!.limits).toEqual(
			chartOfWeeks('xmr', 'count', weeks(calm), none).phases[0]!.limits
		);
		expect(chart.points.slice(14).map(({ outside }) => outside)).toEqual(['above', 'above']);
	});

	it('says where limits were to be frozen on days that hold nothing', () => {
		const frozen = { from: '2024-01-01', to: '2024-02-01' };
		const chart = chartOfWeeks('xmr', 'count', weeks(calm), { marks: [], frozen });
		expect(chart).toMatchObject({ frozenOnNothing: true, phases: [{ frozen: null }] });
	});

	it('is empty for nothing', () => {
		expect(chartOfWeeks('xmr', 'count', [], none)).toMatchObject({ points: [], phases: [] });
		expect(chartOfWeeks('xmr', 'count', weeks(['unrecorded', 'unrecorded']), none).points).toEqual([]);
	});

	it('covers every point with one phase and no number that is none, whatever comes', () => {
		const week = fc.record({
			value: fc.oneof(
				fc.nat({ max: 5000 }),
				fc.constant('unrecorded' as const),
				fc.constant('not-over' as const)
			),
			of: fc.option(fc.nat({ max: 5000 }))
		});
		const kind = fc.constantFrom(...(['xmr', 'c', 'run', 'u', 'u-prime'] as const));
		fc.assert(
			fc.property(
				fc.array(week, { maxLength: 60 }),
				kind,
				fc.array(fc.nat({ max: 500 })),
				(given, drawn, offsets) => {
					const series = weeks(
						given.map(({ value }) => value),
						(place) => given[place]!.of
					);
					const marks = offsets.map((offset) => mark(addDays(FIRST, offset)));
					const { points, phases } = chartOfWeeks(drawn, 'count', series, { ...none, marks });
					for (const { value, centre, limits } of points) {
						for (const number of [value, centre, limits?.lower, limits?.upper]) {
							expect(number === null || number === undefined || Number.isFinite(number)).toBe(true);
						}
					}
					const places = phases.flatMap(({ first, last }) => [first, last]);
					expect(places).toEqual(places.toSorted((a, b) => a - b));
					if (points.length > 0) expect([places[0], places.at(-1)]).toEqual([0, points.length - 1]);
				}
			)
		);
	});
});

describe('a chart of times between', () => {
	const times = [12, 9, 15, 11, 8, 14, 10, 13, 120].map((days, place) => {
		const from = addDays('2025-01-01', place * 20);
		return { from, to: addDays(from, days), days, others: days * 3 };
	});

	it('judges days as a t chart and other escalations as a g chart', () => {
		const t = chartOfTimesBetween('t', times, none);
		expect(t).toMatchObject({ scale: 'days', phases: [{ without: null, restsOn: 9, provisional: true }] });
		expect(t.points.at(-1)).toMatchObject({ value: 120, outside: 'above' });
		const g = chartOfTimesBetween('g', times, none);
		expect(g).toMatchObject({ scale: 'cases' });
		expect(g.points[0]!.value).toBe(36);
	});

	it('begins a phase with the first time that lies wholly after a change', () => {
		const { phases } = chartOfTimesBetween('t', times, { ...none, marks: [mark('2025-02-09')] });
		expect(phases.map(({ first }) => first)).toEqual([0, 2]);
	});
});
