import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../shared/days';
import { timesBetween } from './between';

describe('times between', () => {
	it('are the days from one to the next, whatever the order they come in', () => {
		const counts = [
			{ day: '2026-03-20', records: 1 },
			{ day: '2026-03-01', records: 1 },
			{ day: '2026-03-08', records: 2 }
		];
		expect(timesBetween(counts, counts).map(({ from, to, days }) => [from, to, days])).toEqual([
			['2026-03-01', '2026-03-08', 7],
			['2026-03-08', '2026-03-20', 12]
		]);
	});

	it('count what else was recorded since, without those looked for', () => {
		const counts = ['2026-03-01', '2026-03-05'].map((day) => ({ day, records: 1 }));
		const all = [
			{ day: '2026-03-01', records: 9 },
			{ day: '2026-03-03', records: 4 },
			{ day: '2026-03-05', records: 3 },
			{ day: '2026-03-06', records: 7 }
		];
		expect(timesBetween(counts, all)).toMatchObject([{ others: 6 }]);
	});

	it('are none where it happened on fewer than two days', () => {
		expect(timesBetween([], [])).toEqual([]);
		expect(timesBetween([{ day: '2026-03-01', records: 5 }], [])).toEqual([]);
		expect(
			timesBetween(
				[
					{ day: '2026-03-01', records: 5 },
					{ day: '2026-03-02', records: 0 }
				],
				[]
			)
		).toEqual([]);
	});

	it('add up to the time from the first to the last, and none is nothing', () => {
		fc.assert(
			fc.property(fc.array(fc.nat({ max: 700 }), { minLength: 2, maxLength: 60 }), (offsets) => {
				const counts = offsets.map((offset) => ({ day: addDays('2025-01-01', offset), records: 1 }));
				const found = timesBetween(counts, counts);
				const days = counts.map(({ day }) => day).toSorted();
				const sum = found.reduce((all, time) => all + time.days, 0);
				expect(sum).toBe(daysBetween(days[0]!, days.at(-1)!));
				expect(found.every((time) => time.days > 0 && time.others === 0)).toBe(true);
			})
		);
	});
});
