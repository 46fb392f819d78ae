import { describe, expect, it } from 'vitest';
import type { Observation } from './chart-kinds';
import { controlChart, type ChartPoint } from './control-chart';

const valued = (values: (number | null)[]): Observation[] => values.map((value) => ({ value }));
const rated = (pairs: [number | null, number | null][]): Observation[] =>
	pairs.map(([value, of]) => ({ value, of }));
const outsideOf = (points: ChartPoint[]) =>
	points.flatMap(({ outside }, place) => (outside ? [`${place} ${outside}`] : []));

describe('A chart of counts (c)', () => {
	it('has limits three root means either side of the mean, and none under zero', () => {
		const { points, phases } = controlChart('c', valued([4, 6, 2, 4]));
		expect(points[0]).toEqual({ value: 4, centre: 4, lower: 0, upper: 10, outside: null });
		expect(phases[0]).toMatchObject({ baseline: 4, provisional: true, without: null });
		expect(controlChart('c', valued([25, 25, 25, 25])).points[0]).toMatchObject({ lower: 10, upper: 40 });
	});

	it('calls a count on a limit inside', () => {
		const { points } = controlChart('c', valued([...Array<number>(9).fill(15), 28, 29, 16, 16, 16, 16]), {
			phases: [{ first: 0, baseline: { first: 11, last: 14 } }]
		});
		expect(points[9]).toMatchObject({ value: 28, upper: 28, outside: null });
		expect(outsideOf(points)).toEqual(['10 above']);
	});
});

describe('A chart of rates (u)', () => {
	it('draws events by exposure, with limits that follow the exposure', () => {
		// 12 events in 3 thousand contacts: 4 a thousand; 3·√(4/1) = 6 and 3·√(4/2) = 4.243.
		const { points } = controlChart('u', rated([[4, 1], [8, 2]])); // prettier-ignore
		expect(points[0]).toMatchObject({ value: 4, centre: 4, lower: 0, upper: 10 });
		expect(points[1]?.upper).toBeCloseTo(4 + 3 * Math.sqrt(2), 12);
		expect(points[1]?.lower).toBe(0);
	});

	it('takes a week of unknown or no exposure for a gap', () => {
		const { points, phases } = controlChart('u', rated([[4, 1], [5, null], [3, 0], [null, 2], [8, 2]])); // prettier-ignore
		expect(points.map(({ value }) => value)).toEqual([4, null, null, null, 4]);
		expect(points[1]).toMatchObject({ lower: null, upper: null, outside: null });
		expect(phases[0]?.baseline).toBe(2);
	});

	it('widens the limits by what rates vary beyond Poisson where Laney has them widened (u′)', () => {
		// Rates 1, 3, 1, 3 of 100 each: ū = 2, √(2/100) = 0.1414, z = ∓7.071, mean range 14.142, σz = 12.537.
		const { points } = controlChart('u-prime', rated([[100, 100], [300, 100], [100, 100], [300, 100]])); // prettier-ignore
		expect(points[0]?.centre).toBe(2);
		expect(points[0]?.upper).toBeCloseTo(2 + (3 * 2) / 1.128, 9);
		expect(outsideOf(points)).toEqual([]);
		expect(outsideOf(controlChart('u', rated([[100, 100], [300, 100], [100, 100], [300, 100]])).points)).toEqual(
			['0 below', '1 above', '2 below', '3 above']
		); // prettier-ignore
	});

	it('has no widened limits where every rate is the same, whatever rounding makes of it', () => {
		const { points, phases } = controlChart('u-prime', rated([[3, 7], [6, 14], [9, 21], [30, 70]])); // prettier-ignore
		expect(phases[0]?.without).toBe('no-variation');
		expect(outsideOf(points)).toEqual([]);
	});
});

describe('A chart of shares (p)', () => {
	it('keeps its limits between nothing and all', () => {
		// p̄ = 0.5, √(0.25/4) = 0.25, limits −0.25 and 1.25.
		const { points } = controlChart('p', rated([[1, 4], [3, 4]])); // prettier-ignore
		expect(points[0]).toEqual({ value: 0.25, centre: 0.5, lower: 0, upper: 1, outside: null });
	});

	it('has no limits where none or all of them are meant', () => {
		for (const all of [
			rated([
				[0, 40],
				[0, 50]
			]),
			rated([
				[40, 40],
				[50, 50]
			])
		]) {
			// prettier-ignore
			expect(controlChart('p', all).phases[0]?.without).toBe('no-variation');
			expect(controlChart('p-prime', all).phases[0]?.without).toBe('no-variation');
		}
	});
});

describe('Charts of rare events', () => {
	it('draw the cases between with the median as centre and limits made of the mean (g)', () => {
		// Mean 8, √(8·9) = 8.485; median 4.
		const { points } = controlChart('g', valued([4, 0, 4, 24]));
		expect(points[0]?.centre).toBe(4);
		expect(points[0]?.lower).toBe(0);
		expect(points[0]?.upper).toBeCloseTo(8 + 3 * Math.sqrt(72), 12);
	});

	it('draw the time between through its root of 3.6 and back (t)', () => {
		// Roots 1, 2, 1, 2: mean 1.5, mean range 1, upper 1.5 + 3/1.128 = 4.1596.
		const times = [1, 2 ** 3.6, 1, 2 ** 3.6];
		const { points } = controlChart('t', valued(times));
		expect(points[0]?.centre).toBeCloseTo(1.5 ** 3.6, 9);
		expect(points[0]?.lower).toBe(0);
		expect(points[0]?.upper).toBeCloseTo((1.5 + 3 / 1.128) ** 3.6, 9);
	});

	it('see no shift in times that are all alike', () => {
		for (const days of [3, 7, 10]) {
			const [phase] = controlChart('t', valued(Array(24).fill(days))).phases;
			expect(phase).toMatchObject({ without: 'no-variation', runs: { useful: 0, shift: false } });
		}
	});

	it('have no limits where two events came at once', () => {
		expect(controlChart('t', valued([3, 0, 5])).phases[0]?.without).toBe('no-time-between');
	});
});

describe('A run chart', () => {
	it('has a median and the Anhøj rules, and no limits', () => {
		const { points, phases } = controlChart('run', valued([1, 9, 5]));
		expect(points[0]).toEqual({ value: 1, centre: 5, lower: null, upper: null, outside: null });
		expect(phases[0]).toMatchObject({ without: null, runs: { useful: 2, crossings: 1 } });
	});
});

describe('Phases', () => {
	const before = [20, 22, 19, 21, 20, 23, 18, 21, 20, 22, 19, 21];
	const after = before.map((value) => value - 10);

	it('have limits of their own', () => {
		const { points, phases } = controlChart('xmr', valued([...before, ...after]), {
			phases: [{ first: 0 }, { first: 12 }]
		});
		expect(phases.map(({ first, last, provisional }) => [first, last, provisional])).toEqual([
			[0, 11, false],
			[12, 23, false]
		]);
		expect([points[0]?.centre, points[23]?.centre]).toEqual([20.5, 10.5]);
		expect(outsideOf(points)).toEqual([]);
	});

	it('are judged by a frozen baseline that what follows does not change', () => {
		const options = { phases: [{ first: 0, baseline: { first: 0, last: 11 } }] };
		const short = controlChart('xmr', valued([...before, 9]), options);
		const long = controlChart('xmr', valued([...before, ...after]), options);
		expect(long.points[0]?.upper).toBe(short.points[0]?.upper);
		expect(outsideOf(long.points)).toHaveLength(12);
		expect(long.phases[0]?.baseline).toBe(12);
	});

	it('may be judged by a baseline that lies before them', () => {
		const { points } = controlChart(
			'u',
			rated([...before.map((value): [number, number] => [value, 1]), [60, 1]]),
			{
				phases: [{ first: 0 }, { first: 12, baseline: { first: 0, last: 11 } }]
			}
		);
		expect(points[12]).toMatchObject({ centre: 20.5, outside: 'above' });
	});

	it('are put in order, and leave out what lies outside the series', () => {
		const { phases } = controlChart('c', valued([1, 2, 3, 4]), {
			phases: [{ first: 9 }, { first: 2 }, { first: -3 }, { first: 2 }]
		});
		expect(phases.map(({ first, last }) => [first, last])).toEqual([
			[0, 1],
			[2, 3]
		]);
	});

	it('name the places of their longest run from the start of the series', () => {
		const { phases } = controlChart('run', valued([1, 2, 3, 10, 10, 30, 40, 50, 5]), {
			phases: [{ first: 3 }]
		});
		expect(phases[1]?.runs.longestRun).toMatchObject({ side: 'above', first: 5, last: 7, length: 3 });
	});

	it('leave excluded points out of their limits, and judge them all the same', () => {
		const values = [...before.slice(0, 6), 90, ...before.slice(6)];
		const { points, phases } = controlChart('xmr', valued(values), {
			excluded: new Set([6]),
			screened: false
		});
		expect(points[0]?.centre).toBe(20.5);
		expect(phases[0]?.baseline).toBe(12);
		expect(outsideOf(points)).toEqual(['6 above']);
	});
});
