import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRates, overdispersedInterval, rateRatio, type Counted } from './rate-ratio.server';

const near = (value: number) => expect.closeTo(value, 9);
const over = (events: number, exposure: number): Counted => ({ events, exposure });

describe('The ratio of two rates', () => {
	it('is the exact one that scipy computes', () => {
		expect(rateRatio(over(18, 6), over(60, 12))).toEqual({
			ratio: near(0.6),
			interval: { lower: near(0.33337599106547827), upper: near(1.0301775110554623) },
			probability: near(0.06590595285212203)
		});
		expect(rateRatio(over(18, 6), over(60, 12), 0.99)?.interval).toEqual({
			lower: near(0.2758650399304913),
			upper: near(1.1966349913098064)
		});
		expect(rateRatio(over(30, 12), over(30, 12))).toEqual({
			ratio: 1,
			interval: { lower: near(0.5824337997505957), upper: near(1.7169333243163607) },
			probability: 1
		});
	});

	it('has an end where nothing was counted after, and none where nothing was before', () => {
		expect(rateRatio(over(0, 6), over(60, 12))).toMatchObject({
			ratio: 0,
			interval: { lower: 0, upper: near(0.12682127267290466) }
		});
		expect(rateRatio(over(18, 6), over(0, 12))).toMatchObject({
			ratio: null,
			interval: { lower: near(8.793193510562904), upper: null }
		});
		expect(rateRatio(over(0, 6), over(0, 12))).toEqual({
			ratio: null,
			interval: { lower: 0, upper: null },
			probability: 1
		});
	});

	it('does not exist of what cannot have been counted', () => {
		for (const wrong of [
			over(-1, 6),
			over(1.5, 6),
			over(NaN, 6),
			over(3, 0),
			over(3, Infinity),
			over(3, -2)
		]) {
			expect(rateRatio(wrong, over(60, 12))).toBeNull();
			expect(rateRatio(over(60, 12), wrong)).toBeNull();
			expect(compareRates(wrong, over(60, 12), null)).toBeNull();
		}
		expect(rateRatio(over(1, 6), over(60, 12), 0)).toBeNull();
	});

	it('agrees with its probability about what 95% means, turns round, and lets no NaN or Infinity out', () => {
		const counted = fc.record({
			events: fc.nat({ max: 20_000 }),
			exposure: fc.double({ min: 0.01, max: 1e6, noNaN: true })
		});
		fc.assert(
			fc.property(counted, counted, (after, before) => {
				const { ratio, interval, probability } = rateRatio(after, before)!;
				for (const figure of [ratio, interval.lower, interval.upper, probability]) {
					if (figure !== null) expect(Number.isFinite(figure)).toBe(true);
				}
				if (ratio !== null) {
					expect(interval.lower).toBeLessThanOrEqual(ratio);
					expect(interval.upper).toBeGreaterThanOrEqual(ratio);
				}
				const excludesOne = interval.lower > 1 || (interval.upper !== null && interval.upper < 1);
				if (Math.abs(probability - 0.05) > 1e-9) expect(probability < 0.05).toBe(excludesOne);
				const turned = rateRatio(before, after)!;
				expect(turned.probability).toBeCloseTo(probability, 9);
				if (interval.upper !== null) expect(turned.interval.lower * interval.upper).toBeCloseTo(1, 6);
			}),
			{ numRuns: 10_000 }
		);
	});

	it('stretches with the exposure', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 500 }),
				fc.integer({ min: 1, max: 500 }),
				fc.integer({ min: 2, max: 9 }),
				(after, before, factor) => {
					const plain = rateRatio(over(after, 6), over(before, 12))!;
					const stretched = rateRatio(over(after, 6 * factor), over(before, 12))!;
					expect(stretched.interval.upper! * factor).toBeCloseTo(plain.interval.upper!, 6);
					expect(rateRatio(over(after, 6 * factor), over(before, 12 * factor))!.probability).toBeCloseTo(
						plain.probability,
						9
					);
				}
			)
		);
	});
});

describe('Rates of weeks that vary by more than chance', () => {
	it('have a wider interval around the same ratio', () => {
		expect(overdispersedInterval(over(18, 6), over(60, 12), { factor: 2.5 })).toEqual({
			lower: near(0.26089162858758436),
			upper: near(1.3798832946421804)
		});
	});

	it('have one that is wider still where few weeks tell how much they vary', () => {
		expect(overdispersedInterval(over(18, 6), over(60, 12), { factor: 2.5, degreesOfFreedom: 16 })).toEqual({
			lower: near(0.24375000114481957),
			upper: near(1.4769230699864184)
		});
	});

	it('count half an event more where nothing was counted', () => {
		const { lower, upper } = overdispersedInterval(over(0, 6), over(60, 12), { factor: 2 })!;
		expect(lower).toBeGreaterThan(0);
		expect(Math.sqrt(lower * upper!)).toBeCloseTo((0.5 / 60.5) * 2, 9);
	});

	it('are judged by both intervals, and by the exact one alone where they are calm', () => {
		const of = (factor: number) => ({ factor, degreesOfFreedom: 16 });
		const calm = compareRates(over(18, 6), over(60, 12), of(1.5))!;
		expect(calm.overdispersed).toBeNull();
		expect(calm.judgedBy).toEqual(calm.exact.interval);
		const wild = compareRates(over(18, 6), over(60, 12), of(2.5))!;
		expect(wild.judgedBy).toEqual(wild.overdispersed);
		const none = compareRates(over(0, 6), over(60, 12), of(4))!;
		expect(none.judgedBy).toEqual({ lower: 0, upper: none.overdispersed!.upper });
		expect(compareRates(over(5, 6), over(0, 12), of(4))?.judgedBy.upper).toBeNull();
		expect(compareRates(over(18, 6), over(60, 12), null)?.overdispersed).toBeNull();
	});
});
