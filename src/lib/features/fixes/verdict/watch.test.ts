import { describe, expect, it } from 'vitest';
import { chanceFrom, countsWith, type Chance } from '../../../../../tests/support/chance';
import { addDays } from '../../../shared/days';
import type { MeasuredWeek } from '../cycle';
import { returnOf, WATCHED_WEEKS } from './watch.server';

const TRIALS = 2000;

/** Watches week by week, and says after how many weeks the fix was opened again; null where it was not. */
function watched(
	mean: number,
	dispersion: number,
	trialWeeks: number,
	effect: number,
	chance: Chance
): number | null {
	const week = (place: number, rate: number): MeasuredWeek => ({
		monday: addDays('2026-03-02', 7 * place),
		count: countsWith(rate, dispersion, chance),
		of: null
	});
	const trial = Array.from({ length: trialWeeks }, (_, place) => week(place, mean));
	const since = Array.from({ length: WATCHED_WEEKS }, (_, place) => week(trialWeeks + place, mean * effect));
	for (let weeks = 1; weeks <= WATCHED_WEEKS; weeks++) {
		if (returnOf(trial, since.slice(0, weeks), false)) return weeks;
	}
	return null;
}

function shareOpened(
	{
		mean,
		dispersion,
		trialWeeks,
		effect,
		within = WATCHED_WEEKS
	}: {
		mean: number;
		dispersion: number;
		trialWeeks: number;
		effect: number;
		within?: number;
	},
	seed: number
): number {
	const chance = chanceFrom(seed);
	let opened = 0;
	for (let trial = 0; trial < TRIALS; trial++) {
		const after = watched(mean, dispersion, trialWeeks, effect, chance);
		if (after !== null && after <= within) opened += 1;
	}
	const share = opened / TRIALS;
	const what = JSON.stringify({ mean, dispersion, trialWeeks, effect, within });
	console.log(`watch ${what}, ${TRIALS} adopted fixes: ${(100 * share).toFixed(1)}% opened again`);
	return share;
}

describe('An adopted fix that is watched for half a year', () => {
	it.each([
		{ mean: 3, dispersion: 1, trialWeeks: 8, most: 0.05 },
		{ mean: 10, dispersion: 1, trialWeeks: 12, most: 0.05 },
		{ mean: 20, dispersion: 2.5, trialWeeks: 12, most: 0.12 }
	])('seldom opens again where nothing has changed: $mean a week', (given) => {
		expect(shareOpened({ ...given, effect: 1 }, 20261122)).toBeLessThanOrEqual(given.most);
	});

	it.each([
		{ mean: 5, dispersion: 1, trialWeeks: 12 },
		{ mean: 20, dispersion: 2.5, trialWeeks: 12 }
	])('opens again where twice as many come back: $mean a week', (given) => {
		expect(shareOpened({ ...given, effect: 2, within: 12 }, 20261123)).toBeGreaterThanOrEqual(0.8);
	});
});

describe('The weeks since', () => {
	const weeks = (counts: readonly number[], from = 0): MeasuredWeek[] =>
		counts.map((count, place) => ({ monday: addDays('2026-03-02', 7 * (from + place)), count, of: null }));
	const trial = weeks([3, 4, 2, 3, 5, 3, 2, 4, 3, 3, 2, 4]);

	it('name the week that stands out', () => {
		expect(returnOf(trial, weeks([6, 8, 7, 15], 12), false)).toMatchObject({
			monday: addDays('2026-03-02', 7 * 15),
			row: null
		});
	});

	it('name the row that is too long', () => {
		const found = returnOf(trial, weeks([6, 5, 6, 6, 5, 6, 6, 5, 6, 6, 5, 6], 12), false);
		expect(found?.row).toBeGreaterThanOrEqual(8);
	});

	it('say nothing for an early week that has passed', () => {
		expect(returnOf(trial, weeks([15, 3, 3, 4, 3], 12), false)).toBeNull();
	});

	it('are compared with a trial in which nothing happened at all', () => {
		const calm = weeks(Array.from({ length: 10 }, () => 0));
		expect(returnOf(calm, weeks([1], 10), false)).toBeNull();
		expect(returnOf(calm, weeks([2, 2, 3, 2], 10), false)).toMatchObject({ row: null });
	});

	it('say nothing before there are any', () => {
		expect(returnOf(trial, [], false)).toBeNull();
		expect(returnOf([], weeks([4]), false)).toBeNull();
	});
});
