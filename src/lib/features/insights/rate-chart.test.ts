import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/days';
import { rateChartOf } from './rate-chart';
import type { ChartedWeek } from './trend-chart';

const monday = (place: number) => addDays('2026-01-05', 7 * place);

function weeks(counts: readonly number[]): ChartedWeek[] {
	return counts.map((records, place) => ({
		monday: monday(place),
		sunday: addDays(monday(place), 6),
		records,
		incomplete: null,
		outside: null,
		inRun: false
	}));
}

const contacts = (values: readonly (number | null)[]) =>
	new Map(values.flatMap((value, place) => (value === null ? [] : [[monday(place), value] as const])));

describe('Weeks per 1,000 contacts', () => {
	it('take twice the records of twice the contacts for the same rate', () => {
		const counts = [10, 22, 9, 19, 11, 20, 10, 21, 9, 20, 12, 18];
		const chart = rateChartOf(weeks(counts), contacts(counts.map((_, place) => (place % 2 ? 2000 : 1000))));
		expect(chart.rated).toBe(12);
		expect(chart.centre).toBeCloseTo(181 / 18, 10);
		expect(chart.weeks.map(({ outside }) => outside)).toEqual(counts.map(() => null));
		const [small, large] = chart.weeks.map(({ limits }) => limits!.upper - limits!.lower);
		expect(small).toBeGreaterThan(large!);
	});

	it('tell a week with more records than its contacts explain', () => {
		const counts = [10, 12, 9, 11, 10, 12, 9, 11, 10, 12, 40, 11, 10];
		const chart = rateChartOf(weeks(counts), contacts(counts.map(() => 1000)));
		expect(chart.weeks.flatMap(({ outside }, place) => (outside ? [[place, outside]] : []))).toEqual([
			[10, 'above']
		]);
		const busy = rateChartOf(weeks(counts), contacts(counts.map((count) => (count === 40 ? 4000 : 1000))));
		expect(busy.weeks.every(({ outside }) => outside === null)).toBe(true);
	});

	it('leave a gap where contacts are not known, or there were none', () => {
		const chart = rateChartOf(weeks([10, 12, 9, 11]), contacts([1000, null, 0, 1000]));
		expect(chart.weeks.map(({ rate }) => rate)).toEqual([10, null, null, 11]);
		expect(chart.weeks.map(({ contacts: known }) => known)).toEqual([1000, null, null, 1000]);
		expect(chart.rated).toBe(2);
	});

	it('leave out weeks that are not full', () => {
		const cut = weeks([10, 12, 9]).map((week, place) => ({
			...week,
			incomplete: place === 2 ? ('not-over' as const) : null
		}));
		expect(rateChartOf(cut, contacts([1000, 1000, 1000])).weeks).toHaveLength(2);
	});

	it('have no rate where nothing is known', () => {
		expect(rateChartOf(weeks([10, 12]), new Map())).toMatchObject({ rated: 0, centre: null, run: null });
		expect(rateChartOf([], new Map())).toMatchObject({ weeks: [], rated: 0, centre: null });
	});

	it('tell weeks that stay on one side longer than chance would have it', () => {
		const counts = [5, 6, 5, 7, 6, 5, 6, 5, 7, 6, 15, 14, 16, 15, 14, 16, 15, 14, 16, 15];
		const chart = rateChartOf(weeks(counts), contacts(counts.map(() => 1000)));
		expect(chart.run).toMatchObject({ length: 10 });
		expect(chart.weeks.filter(({ inRun }) => inRun)).toHaveLength(10);
	});
});
