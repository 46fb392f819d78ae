import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctedForMany, type Correction } from './many-tests';

const corrections: Correction[] = ['benjamini-hochberg', 'holm', 'bonferroni'];

describe('Probabilities corrected for their number', () => {
	it('stay in their order', () => {
		const found = [0.01, 0.04, 0.03, 0.5];
		const rounded = (correction: Correction) =>
			correctedForMany(found, correction).map((each) => Math.round(each * 1e4) / 1e4);
		expect(rounded('benjamini-hochberg')).toEqual([0.04, 0.0533, 0.0533, 0.5]);
		expect(rounded('holm')).toEqual([0.04, 0.09, 0.09, 0.5]);
		expect(rounded('bonferroni')).toEqual([0.04, 0.16, 0.12, 1]);
		expect(correctedForMany([], 'holm')).toEqual([]);
	});

	it('are no smaller than before, no larger than 1, and keep their ranks', () => {
		const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
		fc.assert(
			fc.property(probabilities, fc.constantFrom(...corrections), (found, correction) => {
				const corrected = correctedForMany(found, correction);
				for (const [place, each] of corrected.entries()) {
					expect(each).toBeGreaterThanOrEqual(found[place]! * (1 - 1e-12));
					expect(each).toBeLessThanOrEqual(1);
					for (const [other, theirs] of corrected.entries()) {
						if (found[other]! > found[place]!) expect(theirs).toBeGreaterThanOrEqual(each);
					}
				}
			})
		);
	});
});
