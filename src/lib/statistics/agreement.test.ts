import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohensKappa } from './agreement';

describe('The agreement of two people', () => {
	it('is what is left once chance is taken away', () => {
		// 35 of 50 agreed; chance explains 0.336.
		const agreement = cohensKappa([
			[12, 3, 1],
			[2, 9, 4],
			[0, 5, 14]
		]);
		expect(agreement?.kappa).toBeCloseTo(0.5481927710843373, 12);
		expect(agreement?.standardError).toBeCloseTo(0.09760151654228708, 12);
		expect(agreement?.interval.lower).toBeCloseTo(
			0.5481927710843373 - 1.959963984540054 * 0.09760151654228708,
			12
		);
	});

	it('is unknown without cases, and where only one choice was ever made', () => {
		expect(cohensKappa([])).toBeNull();
		expect(cohensKappa([[0, 0], [0, 0]])).toBeNull(); // prettier-ignore
		expect(cohensKappa([[9, 0], [0, 0]])).toBeNull(); // prettier-ignore
	});

	it('is finite, at most 1, and the same whoever comes first', () => {
		const table = fc.integer({ min: 1, max: 5 }).chain((size) => {
			const row = fc.array(fc.nat({ max: 99 }), { minLength: size, maxLength: size });
			return fc.array(row, { minLength: size, maxLength: size });
		});
		fc.assert(
			fc.property(table, (rows) => {
				const agreement = cohensKappa(rows);
				if (!agreement) return;
				expect(Number.isFinite(agreement.kappa) && Number.isFinite(agreement.standardError)).toBe(true);
				expect(agreement.kappa).toBeLessThanOrEqual(1);
				const turned = rows.map((_, column) => rows.map((row) => row[column]!));
				expect(cohensKappa(turned)?.kappa).toBeCloseTo(agreement.kappa, 9);
			})
		);
	});
});
