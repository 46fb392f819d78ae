import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../shared/days';
import { recurs, trendOf } from './trend';

function mondays(count: number): string[] {
	return Array.from({ length: count }, (_, place) => addDays('2026-01-05', place * 7));
}

function trend(weekly: number[]) {
	return trendOf(weekly, mondays(weekly.length));
}

const ordinary = [3, 5, 4, 6, 3, 4, 5, 3, 6, 4, 5, 4, 3, 5, 4, 6];

test('a week above the usual range is a rise that begins there', () => {
	const rising = trend([...ordinary, 4, 5, 20, 18]);
	expect(rising).toMatchObject({ direction: 'rising', by: 'weeks-outside', since: mondays(20)[18] });
});

test('a spike that is more than four weeks old is no rise', () => {
	expect(trend([3, 5, 20, ...ordinary]).direction).toBe('steady');
});

test('a long row of weeks above the median up to now is a rise', () => {
	const rising = trend([3, 5, 3, 4, 5, 3, 4, 3, 5, 4, 5, 6, 7, 6, 7, 6, 7, 6, 7, 6, 7, 6]);
	expect(rising).toMatchObject({ direction: 'rising', by: 'run' });
});

test('a long row of weeks below the median up to now is a fall', () => {
	expect(trend([6, 7, 6, 7, 6, 7, 6, 7, 6, 7, 6, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4])).toMatchObject({
		direction: 'falling',
		by: 'run'
	});
});

test('with fewer than twelve weeks it is too early to say', () => {
	expect(trend([1, 1, 1, 1, 1, 1, 1, 1, 1, 30, 40])).toMatchObject({ direction: 'too-early', usual: null });
	expect(trend([])).toMatchObject({ direction: 'too-early' });
});

test('the same count every week is steady', () => {
	expect(trend(Array.from({ length: 20 }, () => 4)).direction).toBe('steady');
});

test('two cases of a rare cause are no signal', () => {
	const rare = [...Array.from({ length: 18 }, () => 0), 0, 2];
	expect(trend(rare).direction).toBe('steady');
	expect(recurs(rare, trend(rare))).toBe(false);
});

test('where most weeks have none, the weeks that have some are no run above the median', () => {
	const rare = [0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1];
	expect(trend(rare).direction).toBe('steady');
});

test.each([
	[[1, 1, 3, 0], true],
	[[0, 0, 5, 0], false],
	[[1, 1, 1, 1], false],
	[[1, 0, 1, 3], true],
	[[2, 3], false],
	[[2, 2, 2], true]
])('recent weeks %j recur: %s', (recent, expected) => {
	expect(recurs(recent, trend(recent))).toBe(expected);
});

test('cases before the last four weeks do not make a cause recur', () => {
	const over = [9, 9, 8, 9, 9, 8, 9, 9, 8, 9, 0, 0, 1, 0];
	expect(recurs(over, trend(over))).toBe(false);
});

test('no series breaks the trend, and its numbers are finite', () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 5000 }), { maxLength: 30 }), (weekly) => {
			const { direction, since, usual } = trend(weekly);
			expect(since === null).toBe(direction === 'steady' || direction === 'too-early');
			if (usual) expect(Object.values(usual).every(Number.isFinite)).toBe(true);
		})
	);
});
