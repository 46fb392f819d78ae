import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceFrom, countsWith } from '../../../../../tests/support/chance';
import { addDays } from '../../../shared/days';
import { judge } from './judging.server';
import { powerInWords } from './power';
import { powerOf } from './power.server';
import type { MeasuredWeek } from '../cycle';

const START = '2026-03-02';
const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

const weeksOf = (counts: readonly number[], of: number | null = null): MeasuredWeek[] =>
	counts.map((count, place) => ({ monday: addDays(START, 7 * (place - counts.length)), count, of }));

/** Twelve weeks that vary around five a week as chance has it. */
const fiveAWeek = weeksOf([5, 4, 7, 3, 5, 6, 4, 5, 8, 3, 5, 5]);
/** Twelve that vary three times as much around ten. */
const wild = weeksOf([10, 4, 18, 7, 15, 3, 12, 19, 6, 9, 14, 3]);

describe('The chance to notice', () => {
	it.each([
		{ name: 'calm weeks', before: fiveAWeek, factor: 1, predicted: 0.5, weeks: 8 },
		{ name: 'calm weeks, a smaller change', before: fiveAWeek, factor: 1, predicted: 0.7, weeks: 20 },
		{ name: 'wild weeks', before: wild, factor: 3, predicted: 0.5, weeks: 12 }
	])('is about the share of simulated trials that are judged as improved: $name', (given) => {
		const { before, factor, predicted, weeks } = given;
		const { atCheck } = powerOf({ isShare: false, before, predicted, weeks });
		const mean = before.reduce((sum, { count }) => sum + count, 0) / before.length;
		const chance = chanceFrom(20261121);
		const cycle = {
			startOn: START,
			checkOn: addDays(START, 7 * weeks),
			endedOn: null,
			predictedDrop: 100 * (1 - predicted)
		};
		const TRIALS = 2000;
		let improved = 0;
		for (let trial = 0; trial < TRIALS; trial++) {
			const since = Array.from({ length: weeks }, (_, place) => ({
				monday: addDays(START, 7 * place),
				count: countsWith(mean * predicted, factor, chance),
				of: null,
				incomplete: null
			}));
			if (judge({ cycle, isShare: false, before, since }, cycle.checkOn).kind === 'improved') improved += 1;
		}
		console.log(
			`power, ${given.name}: said ${(100 * atCheck!.chance).toFixed(1)}%, of ${TRIALS} trials ${((100 * improved) / TRIALS).toFixed(1)}%`
		);
		expect(Math.abs(atCheck!.chance - improved / TRIALS)).toBeLessThan(0.08);
	});

	it('is at least 80% after the weeks that it says, and less a week before', () => {
		const { weeksToNotice } = powerOf({ isShare: false, before: fiveAWeek, predicted: 0.5, weeks: null });
		const at = (weeks: number) =>
			powerOf({ isShare: false, before: fiveAWeek, predicted: 0.5, weeks }).atCheck!;
		expect(weeksToNotice).toBeGreaterThan(1);
		expect(at(weeksToNotice!).chance).toBeGreaterThanOrEqual(0.8);
		expect(at(weeksToNotice! - 1).chance).toBeLessThan(0.8);
	});

	it('is a chance whatever is planned, and grows with the change', () => {
		fc.assert(
			fc.property(
				fc.array(fc.nat({ max: 400 }), { minLength: 0, maxLength: 30 }),
				fc.option(fc.integer({ min: 1, max: 5000 }), { nil: null }),
				fc.integer({ min: 1, max: 98 }),
				fc.integer({ min: 1, max: 60 }),
				(counts, of, drop, weeks) => {
					const before = weeksOf(counts, of);
					const at = (percent: number) =>
						powerOf({ isShare: false, before, predicted: 1 - percent / 100, weeks }).atCheck?.chance;
					const [smaller, larger] = [at(drop), at(drop + 1)];
					if (smaller === undefined || larger === undefined) return;
					expect(smaller).toBeGreaterThanOrEqual(0);
					expect(larger).toBeLessThanOrEqual(1);
					expect(larger).toBeGreaterThanOrEqual(smaller - 1e-9);
				}
			)
		);
	});
});

describe('“Would we notice?”', () => {
	const said = (before: MeasuredWeek[], predicted: number, weeks: number | null) =>
		powerInWords(powerOf({ isShare: false, before, predicted, weeks }), habits);

	it('is answered with yes where the check day is late enough', () => {
		expect(said(fiveAWeek, 0.5, 12)).toMatchObject({
			isLikely: true,
			sentence: expect.stringMatching(
				/^Yes, probably\. If it is 50% fewer, \d full weeks would show it with 80% probability\. At your check day, after 12 full weeks, the chance is about \d\d%\.$/
			)
		});
	});

	it('is answered with what could be done where it is not', () => {
		const { isLikely, sentence, details } = said(fiveAWeek, 0.9, 4);
		expect(isLikely).toBe(false);
		expect(sentence).toMatch(/^Probably not\. Even if it is 10% fewer, not even two years/);
		expect(details.at(-1)).toMatch(/^Choose a measure that counts more/);
	});

	it('is no where nothing was counted before', () => {
		expect(said(weeksOf([0, 0, 0, 0]), 0.5, 8)).toMatchObject({
			isLikely: false,
			sentence: expect.stringMatching(/^No: nothing was counted/)
		});
	});

	it('says only how long it takes while no check day is known', () => {
		expect(said(fiveAWeek, 0.5, null)).toMatchObject({
			isLikely: null,
			sentence: expect.stringMatching(/^If it is 50% fewer/)
		});
	});
});
