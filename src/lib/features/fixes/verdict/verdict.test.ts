import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/days';
import type { MeasuredWeek } from '../cycle';
import { judge } from './judging.server';
import { kindOf, looksAt, nextLookOn, unitOf, type WeekSoFar } from './verdict';
import { placeOf } from './view';
import { trialWeeks } from './weeks';
import { changeInWords, verdictDetails, verdictSentence } from './words';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };
const START = '2026-03-02';
const CHECK = '2026-04-27';
const plan = { startOn: START, checkOn: CHECK, endedOn: null, predictedDrop: 30 };

const before = (count: number, of: number | null = null): MeasuredWeek[] =>
	Array.from({ length: 12 }, (_, place) => ({ monday: addDays(START, 7 * (place - 12)), count, of }));
const since = (counts: readonly number[], of: number | null = null): WeekSoFar[] =>
	counts.map((count, place) => ({ monday: addDays(START, 7 * place), count, of, incomplete: null }));

describe('What an interval says', () => {
	it.each([
		[{ lower: 0.3, upper: 0.9 }, 'improved'],
		[{ lower: 1.1, upper: null }, 'worse'],
		[{ lower: 0.8, upper: 1.3 }, 'no-change'],
		[{ lower: 0.6, upper: 1.3 }, 'too-little'],
		[{ lower: 0.6, upper: null }, 'too-little'],
		[{ lower: 0.3, upper: 1 }, 'too-little']
	] as const)('%j beside a prediction of 0.7 is %s', (interval, kind) => {
		expect(kindOf(interval, 0.7)).toBe(kind);
	});

	it('is too little where there is none', () => {
		expect(kindOf(null, 0.7)).toBe('too-little');
	});
});

describe('The weeks that are looked at', () => {
	const weeks = since(Array.from({ length: 20 }, () => 3));
	const seen = (today: string, more: Partial<typeof plan> = {}) =>
		looksAt(weeks, { ...plan, ...more }, today).map(({ look, weeks: full }) => [look, full.length]);

	it('are those so far before the check day, and those up to it from then on', () => {
		expect(seen('2026-03-16')).toEqual([['interim', 2]]);
		expect(seen(CHECK)).toEqual([['check', 8]]);
		expect(seen('2026-05-24')).toEqual([['check', 8]]);
	});

	it('grow every fourth week after the check day', () => {
		expect(seen('2026-05-25')).toEqual([
			['check', 8],
			['again', 12]
		]);
		expect(seen('2026-06-21')).toEqual([
			['check', 8],
			['again', 12]
		]);
		expect(nextLookOn(CHECK, '2026-05-26')).toBe('2026-06-22');
		expect(nextLookOn(CHECK, '2026-04-01')).toBe(CHECK);
	});

	it('leave out the week of a start in its middle, and weeks that were not recorded in full', () => {
		expect(seen(CHECK, { startOn: '2026-03-04' })).toEqual([['check', 7]]);
		const gap = weeks.map((week, place) =>
			place === 2 ? { ...week, incomplete: 'unrecorded' as const } : week
		);
		expect(looksAt(gap, plan, CHECK)[0].weeks).toHaveLength(7);
	});

	it('end with a trial that was ended early', () => {
		expect(looksAt(weeks, { ...plan, endedOn: '2026-03-22' }, '2026-08-01')).toMatchObject([
			{ look: 'check' }
		]);
		expect(looksAt(weeks, { ...plan, endedOn: '2026-03-22' }, '2026-08-01')[0].weeks).toHaveLength(3);
	});
});

describe('A verdict', () => {
	const of = (counts: readonly number[], counted = before(8), isShare = false) =>
		judge({ cycle: plan, isShare, before: counted, since: since(counts, isShare ? 40 : null) }, CHECK);

	it('is said in a sentence of its kind', () => {
		const said = (counts: readonly number[]) => verdictSentence(of(counts), habits);
		expect(said([3, 3, 2, 4, 3, 3, 2, 4])).toBe('Improved: 3.0 a week after 8.0 a week before, 63% fewer.');
		expect(said([16, 15, 17, 16, 18, 14, 16, 16])).toBe(
			'Worse: 16.0 a week after 8.0 a week before, 2.0 times as many.'
		);
		expect(said([8, 9, 10, 8, 9, 9, 8, 9])).toMatch(
			/^No detectable change: 8\.8 a week after 8\.0 a week before\. The difference can be chance, and the 30% fewer/
		);
		expect(said([6, 7, 6, 7, 6, 7, 6, 7])).toMatch(/^Too little data yet: .*That fits no change as well as/);
	});

	it('of a share is said in percent, as lower or higher', () => {
		const share = of([8, 8, 8, 8, 8, 8, 8, 8], before(20, 40), true);
		expect(share.unit).toBe('records');
		expect(verdictSentence(share, habits)).toBe('Improved: 20% after 50% before, 60% lower.');
	});

	it('says that weeks vary by more than chance, and has a wider interval for it', () => {
		const wild = before(8).map((week, place) => ({ ...week, count: place % 2 ? 1 : 15 }));
		const [calm, found] = [of([6, 6, 6, 6, 6, 6, 6, 6]), of([6, 6, 6, 6, 6, 6, 6, 6], wild)];
		expect(calm.overdispersion).toBeNull();
		expect(found.overdispersion).toBeGreaterThan(1.5);
		expect(found.interval!.upper! - found.interval!.lower).toBeGreaterThan(
			calm.interval!.upper! - calm.interval!.lower
		);
		expect(verdictDetails(found, habits).join(' ')).toMatch(/The weeks vary \d\.\d times as much as chance/);
	});

	it('is by contacts only where they are known for every week of both sides', () => {
		expect(unitOf(false, before(8, 500), since([3], 400))).toBe('contacts');
		expect(unitOf(false, before(8, 500), since([3], null))).toBe('weeks');
		expect(unitOf(true, before(8, null))).toBe('records');
	});

	it('lets no NaN or Infinity out, whatever was counted', () => {
		const counts = fc.array(fc.nat({ max: 500 }), { maxLength: 16 });
		const among = fc.option(fc.nat({ max: 900 }), { nil: null });
		fc.assert(
			fc.property(counts, counts, among, fc.boolean(), (earlier, later, size, isShare) => {
				const weeks = earlier.map((count, place) => ({
					monday: addDays(START, -7 * (place + 1)),
					count,
					of: size
				}));
				const verdict = judge(
					{ cycle: plan, isShare, before: weeks, since: since(later, size) },
					addDays(START, 200)
				);
				const words = [verdictSentence(verdict, habits), ...verdictDetails(verdict, habits)].join(' ');
				expect(words).not.toMatch(/NaN|Infinity|undefined|null/);
				for (const figure of [verdict.ratio, verdict.interval?.lower, verdict.interval?.upper]) {
					if (typeof figure === 'number') expect(Number.isFinite(figure)).toBe(true);
				}
			}),
			{ numRuns: 500 }
		);
	});
});

it('a ratio is said as a change, and drawn by its logarithm', () => {
	const said = (ratio: number) => changeInWords(ratio, 'weeks', habits);
	expect([0.5, 1, 1.004, 1.3, 2, 3.25].map(said)).toEqual([
		'50% fewer',
		'just as many',
		'just as many',
		'30% more',
		'2.0 times as many',
		'3.3 times as many'
	]);
	expect([0.01, 0.25, 1, 4, 99].map(placeOf)).toEqual([0, 0, 50, 100, 100]);
});

describe('The weeks of a trial on their chart', () => {
	it('have no limit under nothing, as counts cannot go there', () => {
		const few = [0, 2, 0, 1, 3, 0, 2, 0, 1, 0, 2, 1];
		const baseline = before(0).map((week, place) => ({ ...week, count: few[place]! }));
		const { weeks } = trialWeeks(baseline, since([0, 1, 0, 2]), START, 'weeks');
		expect(weeks.map(({ lower }) => lower)).toEqual(Array(16).fill(0));
		expect(weeks.every(({ upper, centre }) => upper! > centre!)).toBe(true);
	});
});
