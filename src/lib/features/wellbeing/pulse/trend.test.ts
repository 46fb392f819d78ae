import { expect, test } from 'vitest';
import { addDays } from '$lib/shared/days';
import type { ShownCell } from '../disclosure';
import { shippedPacks } from './packs';
import { trendOf } from './trend';
import { loadWindows } from './windows';

const mood = shippedPacks[0]!.questions[0]!;
const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

const few: ShownCell = { is: 'suppressed', why: 'few', floor: 5 };
const rounds = (means: (number | null)[]) =>
	means.map((mean, week) => ({
		startsOn: addDays('2026-01-05', 7 * week),
		cell: mean === null ? few : { is: 'mean' as const, answers: 7, mean }
	}));

test('a round that is not shown is a gap, and says why', () => {
	const { shape } = trendOf(mood, rounds([3, null, 3.2]), habits);
	expect(shape?.points.map(({ value }) => value)).toEqual([3, null, 3.2]);
	expect(shape?.points[1]?.description).toContain('Fewer than 5 people answered');
});

test('one round that is far lower than usual is a signal, and the latest makes it low', () => {
	const usual = [3.4, 3.6, 3.3, 3.5, 3.4, 3.6, 3.5, 3.3, 3.4, 3.5, 3.6, 3.4];
	const trend = trendOf(mood, rounds([...usual, 1.8]), habits);
	expect(trend.signals).toEqual(['The round of 30 Mar 2026 lies below what is usual here.']);
	expect(trend.isLow).toBe(true);
	expect(trendOf(mood, rounds(usual), habits)).toMatchObject({ signals: [], isLow: false });
});

test('nothing is drawn of one round, nor of none', () => {
	for (const means of [[], [3], [null, 3, null]]) {
		const trend = trendOf(mood, rounds(means), habits);
		expect(trend.shape).toBe(null);
		expect(trend.withoutLimits).toContain('two rounds');
	}
});

test('windows hold the rounds and the abuse of four full weeks each, and none that is not over', () => {
	const logged = [
		{ day: '2026-02-03', count: 2 },
		{ day: '2026-03-01', count: 1 },
		{ day: '2026-03-02', count: 5 }
	];
	const windows = loadWindows(rounds([3, 3, 3, 3, null, 4, 2, null, 1]), logged, {
		from: '2026-01-05',
		today: '2026-03-20'
	});
	for (const { from, to } of windows) expect(to < '2026-03-20' && from >= '2026-01-05').toBe(true);
	expect(windows.length).toBeGreaterThan(0);
	const counted = windows.map(({ incidents }) => incidents).reduce((sum, count) => sum + count, 0);
	const within = logged.filter(({ day }) => windows.some(({ from, to }) => day >= from && day <= to));
	expect(counted).toBe(within.reduce((sum, { count }) => sum + count, 0));
	expect(loadWindows([], [], { from: '2026-03-01', today: '2026-03-20' })).toEqual([]);
});
