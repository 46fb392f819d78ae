import { describe, expect, it } from 'vitest';
import { poissonShare } from './special-functions.server';

describe('The share of a Poisson distribution', () => {
	it('is what scipy computes, for means far under 1 too', () => {
		expect(poissonShare(0, 0.001)).toBeCloseTo(0.999000499833375, 14);
		expect(poissonShare(1, 0.1)).toBeCloseTo(0.9953211598395556, 14);
		expect(poissonShare(5, 4)).toBeCloseTo(0.7851303870304052, 12);
		expect(poissonShare(1040, 1000)).toBeCloseTo(0.899279412823461, 9);
	});

	it('is nothing or all where the library would stop with an underflow', () => {
		expect(poissonShare(200, 0.9)).toBe(1);
		expect(poissonShare(29, 1e-12)).toBe(1);
		expect(poissonShare(10, 1_000_000)).toBe(0);
		expect(poissonShare(2_000_000, 1_000_000)).toBe(1);
		expect(poissonShare(0, 0)).toBe(1);
	});

	it('grows with the events and falls with the mean', () => {
		for (const mean of [1e-6, 0.01, 0.9, 1, 7, 300]) {
			for (let events = 0; events < 40; events++) {
				const share = poissonShare(events, mean);
				expect(share).toBeLessThanOrEqual(poissonShare(events + 1, mean));
				expect(share).toBeGreaterThanOrEqual(poissonShare(events, mean * 1.5));
			}
		}
	});
});
