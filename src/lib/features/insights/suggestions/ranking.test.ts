import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priorOf, rankingInWords, rankOf, type Prior } from './ranking';
import { Tally, type WeeklyCount } from './tally';

const monday = '2026-11-09';
const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

function tallyOf(counts: Partial<WeeklyCount>[]): Tally {
	return new Tally(
		[monday],
		counts.map((count) => ({
			dimension: 'records',
			value: '',
			monday,
			records: 0,
			avoidable: 0,
			severity: 0,
			...count
		}))
	);
}

test('where nobody judged, half of the cases are taken to be avoidable', () => {
	const prior = priorOf(
		tallyOf([
			{ records: 40, severity: 80 },
			{ dimension: 'avoidable', records: 40 }
		])
	);
	expect(prior).toEqual({ judgedShare: 0, avoidableShare: 0.5, severity: 2 });
	expect(rankOf({ weekly: [], cases: 24, avoidable: 0, severity: 48 }, prior, 12).avoidableShare).toBe(0.5);
	expect(rankingInWords(prior, habits).join(' ')).toContain('half of them are taken to be');
});

test('the formula is worked by hand once', () => {
	const prior: Prior = { judgedShare: 0.5, avoidableShare: 0.4, severity: 2 };
	const rank = rankOf({ weekly: [], cases: 60, avoidable: 20, severity: 150 }, prior, 12);
	expect(rank.casesAMonth).toBeCloseTo(5 * 4.348, 2);
	expect(rank.avoidableShare).toBeCloseTo((20 + 4) / (30 + 10), 10);
	expect(rank.severity).toBeCloseTo((150 + 20) / 70, 10);
	expect(rank.score).toBeCloseTo(31.6798, 4);
});

test('three cases that were all avoidable do not outrank fifty of which most were', () => {
	const prior: Prior = { judgedShare: 1, avoidableShare: 0.3, severity: 2 };
	const few = rankOf({ weekly: [], cases: 3, avoidable: 3, severity: 12 }, prior, 12);
	const many = rankOf({ weekly: [], cases: 50, avoidable: 30, severity: 100 }, prior, 12);
	expect(few.avoidableShare).toBeLessThan(0.5);
	expect(many.score).toBeGreaterThan(few.score);
});

const prior = fc.record({
	judgedShare: fc.double({ min: 0, max: 1, noNaN: true }),
	avoidableShare: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
	severity: fc.double({ min: 1, max: 4, noNaN: true })
});

const pattern = fc
	.tuple(
		fc.integer({ min: 1, max: 100_000 }),
		fc.double({ min: 0, max: 1, noNaN: true }),
		fc.integer({ min: 1, max: 4 })
	)
	.map(([cases, share, severity]) => ({
		weekly: [],
		cases,
		avoidable: Math.floor(cases * share),
		severity: cases * severity
	}));

test('one more avoidable case, or one more step of severity, never lowers the rank', () => {
	fc.assert(
		fc.property(pattern, prior, fc.integer({ min: 1, max: 12 }), (series, given, weeks) => {
			const score = rankOf(series, given, weeks).score;
			const slack = score * 1e-9;
			if (series.avoidable < series.cases) {
				const more = rankOf({ ...series, avoidable: series.avoidable + 1 }, given, weeks).score;
				expect(more).toBeGreaterThanOrEqual(score - slack);
			}
			expect(rankOf({ ...series, severity: series.severity + 1 }, given, weeks).score).toBeGreaterThan(
				score - slack
			);
		})
	);
});

test('every rank is finite, its share lies between 0 and 1, and its severity between 1 and 4', () => {
	fc.assert(
		fc.property(pattern, prior, fc.integer({ min: 1, max: 12 }), (series, given, weeks) => {
			const rank = rankOf(series, given, weeks);
			expect(Object.values(rank).every(Number.isFinite)).toBe(true);
			expect(rank.avoidableShare).toBeGreaterThanOrEqual(0);
			expect(rank.avoidableShare).toBeLessThanOrEqual(1);
			expect(rank.severity).toBeGreaterThanOrEqual(1);
			expect(rank.severity).toBeLessThanOrEqual(4);
		})
	);
});
