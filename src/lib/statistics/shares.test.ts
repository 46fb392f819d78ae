import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './shares';

describe('The interval of a share', () => {
	it('is the one that scipy computes', () => {
		expect(wilsonInterval(7, 40)?.lower).toBeCloseTo(0.08745413746035918, 12);
		expect(wilsonInterval(7, 40)?.upper).toBeCloseTo(0.3194999033178771, 12);
		const ninety = wilsonInterval(7, 40, 1.6448536269514722);
		expect(ninety?.lower).toBeCloseTo(0.0977604430891172, 12);
		expect(wilsonInterval(0, 12)).toEqual({ lower: 0, upper: expect.closeTo(0.24249400665524085, 12) });
		expect(wilsonInterval(12, 12)?.upper).toBe(1);
	});

	it('is none for a share of nothing, or for more than all', () => {
		expect(wilsonInterval(0, 0)).toBeNull();
		expect(wilsonInterval(5, 4)).toBeNull();
		expect(wilsonInterval(-1, 4)).toBeNull();
		expect(wilsonInterval(NaN, 4)).toBeNull();
		expect(wilsonInterval(1, Infinity)).toBeNull();
	});

	it('holds the share, stays between nothing and all, mirrors, and narrows with more records', () => {
		fc.assert(
			fc.property(fc.nat({ max: 100_000 }), fc.nat({ max: 100_000 }), (count, more) => {
				const of = count + more + 1;
				const { lower, upper } = wilsonInterval(count, of)!;
				expect(lower).toBeGreaterThanOrEqual(0);
				expect(lower).toBeLessThanOrEqual(count / of);
				expect(upper).toBeGreaterThanOrEqual(count / of);
				expect(upper).toBeLessThanOrEqual(1);
				const mirrored = wilsonInterval(of - count, of)!;
				expect(mirrored.lower).toBeCloseTo(1 - upper, 9);
				const larger = wilsonInterval(count * 4, of * 4)!;
				expect(larger.upper - larger.lower).toBeLessThan(upper - lower);
			})
		);
	});
});
