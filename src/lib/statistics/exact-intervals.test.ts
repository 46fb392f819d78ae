import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	clopperPearsonInterval,
	deviationsOf,
	poissonInterval,
	shareInterval
} from './exact-intervals.server';
import { DEVIATIONS_OF_95_PERCENT, wilsonInterval } from './shares';

const near = (value: number) => expect.closeTo(value, 9);

describe('Exact intervals', () => {
	it('of a share are those that scipy computes', () => {
		expect(clopperPearsonInterval(7, 40)).toEqual({
			lower: near(0.07338272935208519),
			upper: near(0.32779013336158586)
		});
		expect(clopperPearsonInterval(7, 40, 0.9)).toEqual({
			lower: near(0.08513250458598166),
			upper: near(0.3037056670034146)
		});
		expect(clopperPearsonInterval(0, 12)).toEqual({ lower: 0, upper: near(0.2646484693970512) });
		expect(clopperPearsonInterval(12, 12)).toEqual({ lower: near(0.7353515306029488), upper: 1 });
	});

	it('of a rate are those that scipy computes', () => {
		expect(poissonInterval(9, 12)).toEqual({
			lower: near(0.34294775811486117),
			upper: near(1.4237336209515972)
		});
		expect(poissonInterval(9, 12, 0.9)).toEqual({
			lower: near(0.39126896169537434),
			upper: near(1.3087680351762883)
		});
		expect(poissonInterval(0, 12)).toEqual({ lower: 0, upper: near(0.3074066211761613) });
		const many = poissonInterval(4000, 1)!;
		expect(many.lower / 3876.99084827249).toBeCloseTo(1, 6);
		expect(many.upper / 4125.918917806662).toBeCloseTo(1, 6);
	});

	it('agree with what the browser reckons with by heart', () => {
		expect(deviationsOf(0.95)).toBeCloseTo(DEVIATIONS_OF_95_PERCENT, 14);
		expect(shareInterval(7, 40)?.upper).toBeCloseTo(wilsonInterval(7, 40)!.upper, 14);
		expect(shareInterval(7, 40, 0.9)?.lower).toBeCloseTo(0.0977604430891172, 12);
	});

	it('do not exist for what cannot have been counted', () => {
		expect(clopperPearsonInterval(1, 0)).toBeNull();
		expect(clopperPearsonInterval(5, 4)).toBeNull();
		expect(clopperPearsonInterval(1.5, 4)).toBeNull();
		expect(poissonInterval(-1, 4)).toBeNull();
		expect(poissonInterval(2, 0)).toBeNull();
		expect(poissonInterval(NaN, 4)).toBeNull();
		expect(poissonInterval(2, 4, 1)).toBeNull();
		expect(shareInterval(2, 4, 0)).toBeNull();
	});

	it('hold what was found, widen with confidence, and are finite', () => {
		const counts = fc.tuple(fc.nat({ max: 200_000 }), fc.nat({ max: 200_000 }));
		fc.assert(
			fc.property(counts, ([count, more]) => {
				const of = count + more + 1;
				for (const intervalOf of [clopperPearsonInterval, shareInterval, poissonInterval]) {
					const { lower, upper } = intervalOf(count, of)!;
					const wider = intervalOf(count, of, 0.99)!;
					expect(Number.isFinite(lower) && Number.isFinite(upper)).toBe(true);
					expect(lower).toBeLessThanOrEqual(count / of);
					expect(upper).toBeGreaterThanOrEqual(count / of);
					expect(wider.lower).toBeLessThanOrEqual(lower);
					expect(wider.upper).toBeGreaterThanOrEqual(upper);
				}
			}),
			{ numRuns: 1000 }
		);
	});
});
