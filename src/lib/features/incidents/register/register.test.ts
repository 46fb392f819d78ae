import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '$lib/shared/days';
import { quarterFrom, quarterOn, quartersUntil } from '../../../shared/quarters';
import { COUNT_FLOOR, withFloor } from './register';

test('quarters follow each other without a gap', () => {
	expect(quarterOn('2026-11-17')).toEqual({ key: '2026-Q4', from: '2026-10-01', to: '2026-12-31' });
	expect(quarterFrom('2024-Q1', '2026-11-17')).toMatchObject({ from: '2024-01-01', to: '2024-03-31' });
	expect(quarterFrom('2024-Q5', '2026-11-17').key).toBe('2026-Q4');
	const quarters = quartersUntil('2026-01-31', 6);
	expect(quarters.map(({ key }) => key)).toEqual([
		'2026-Q1',
		'2025-Q4',
		'2025-Q3',
		'2025-Q2',
		'2025-Q1',
		'2024-Q4'
	]);
	for (const [place, quarter] of quarters.slice(1).entries()) {
		expect(addDays(quarter.to, 1)).toBe(quarters[place]!.from);
	}
});

test('small parts are left out, and never one alone that could be subtracted', () => {
	const parts = (...counts: number[]) => counts.map((count, place) => ({ key: String(place), count }));
	const counts = (...given: number[]) => withFloor(parts(...given)).map(({ count }) => count);
	expect(counts(9, 8)).toEqual([9, 8]);
	expect(counts(9, 3, 8)).toEqual([9, null, null]);
	expect(counts(9, 3, 4)).toEqual([9, null, null]);
	expect(counts(9, 1, 1)).toEqual([null, null, null]);
	expect(counts(3)).toEqual([null]);
	expect(counts(0, 7)).toEqual([7]);
});

test('nobody can subtract their way to a part under the floor', () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 12 }), (given) => {
			const shown = withFloor(given.map((count, place) => ({ key: String(place), count })));
			const hidden = shown.filter(({ count }) => count === null);
			expect(shown.every(({ count }) => count === null || count >= COUNT_FLOOR)).toBe(true);
			if (hidden.length === 0 || hidden.length === shown.length) return;
			const total = given.reduce((sum, count) => sum + count, 0);
			const visible = shown.reduce((sum, { count }) => sum + (count ?? 0), 0);
			expect(hidden.length).toBeGreaterThan(1);
			expect(total - visible).toBeGreaterThanOrEqual(COUNT_FLOOR);
		})
	);
});
