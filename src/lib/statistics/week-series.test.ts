import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, type Period } from '../shared/days';
import { emptyWeeks, filledWeeks, fullWeekValues } from './week-series';

const today = '2027-03-01';
const year = { from: '2026-01-01', to: '2026-12-31' };

function weekSeries(
	counts: { day: Day; records: number }[],
	window: Period,
	recording: Period | null,
	today: Day
) {
	return filledWeeks(emptyWeeks(window, recording, today), counts);
}

describe('A series of weeks', () => {
	it('counts an empty week as zero where recording was on, and leaves a gap where it was not', () => {
		const window = { from: '2026-02-23', to: '2026-03-22' };
		const recording = { from: '2026-03-02', to: '2026-03-15' };
		const weeks = weekSeries([{ day: '2026-03-04', records: 2 }], window, recording, today);
		expect(weeks.map(({ monday, incomplete }) => [monday, incomplete])).toEqual([
			['2026-02-23', 'unrecorded'],
			['2026-03-02', null],
			['2026-03-09', null],
			['2026-03-16', 'unrecorded']
		]);
		expect(fullWeekValues(weeks)).toEqual([null, 2, 0, null]);
	});

	it('keeps the count of a week that is not over, but does not chart it as a full one', () => {
		const counts = [
			{ day: '2026-11-16', records: 3 },
			{ day: '2026-11-17', records: 1 }
		];
		const window = { from: '2026-11-09', to: '2026-11-22' };
		const recording = { from: '2026-01-01', to: '2026-11-22' };
		const onSunday = weekSeries(counts, window, recording, '2026-11-22');
		expect(onSunday.at(-1)).toEqual({
			monday: '2026-11-16',
			sunday: '2026-11-22',
			records: 4,
			incomplete: 'not-over'
		});
		expect(fullWeekValues(onSunday)).toEqual([0, null]);
		expect(fullWeekValues(weekSeries(counts, window, recording, '2026-11-23'))).toEqual([0, 4]);
	});

	it('does not take a week in which recording began or ended for a full one', () => {
		const window = { from: '2026-06-01', to: '2026-06-21' };
		const weeks = weekSeries([], window, { from: '2026-06-02', to: '2026-06-20' }, today);
		expect(weeks.map(({ incomplete }) => incomplete)).toEqual(['partly-recorded', null, 'partly-recorded']);
	});

	it('says which weeks the period cuts', () => {
		const window = { from: '2026-06-03', to: '2026-06-18' };
		const weeks = weekSeries([{ day: '2026-06-02', records: 5 }], window, year, today);
		expect(weeks.map(({ incomplete }) => incomplete)).toEqual(['cut-by-period', null, 'cut-by-period']);
		expect(weeks.map(({ records }) => records)).toEqual([0, 0, 0]);
	});

	it('begins the week of a year on its Monday', () => {
		const window = { from: '2025-12-29', to: '2026-01-04' };
		const recording = { from: '2025-01-01', to: '2026-12-31' };
		expect(weekSeries([{ day: '2026-01-01', records: 1 }], window, recording, today)).toEqual([
			{ monday: '2025-12-29', sunday: '2026-01-04', records: 1, incomplete: null }
		]);
	});

	it('has gaps alone where nothing was ever recorded', () => {
		const window = { from: '2026-06-01', to: '2026-06-14' };
		expect(fullWeekValues(weekSeries([], window, null, today))).toEqual([null, null]);
	});

	it('adds up to what lies in the window, in whatever order it comes', () => {
		const days = fc.array(
			fc.record({
				day: fc.nat({ max: 400 }).map((n) => addDays('2025-12-15', n)),
				records: fc.nat({ max: 9 })
			})
		);
		fc.assert(
			fc.property(days, fc.nat({ max: 364 }), fc.nat({ max: 364 }), (counts, start, length) => {
				const window = { from: addDays(year.from, start), to: addDays(year.from, start + length) };
				const weeks = weekSeries(counts, window, year, today);
				const inside = counts.filter(({ day }) => day >= window.from && day <= window.to);
				expect(weeks.reduce((sum, { records }) => sum + records, 0)).toBe(
					inside.reduce((sum, { records }) => sum + records, 0)
				);
				expect(weekSeries(counts.toReversed(), window, year, today)).toEqual(weeks);
			}),
			{ numRuns: 40 }
		);
	});
});
