import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paretoOf, vitalFew } from './pareto';

const item = (label: string, count: number) => ({ id: label, label, count });

const counted = fc
	.uniqueArray(fc.string({ maxLength: 6 }), { maxLength: 30 })
	.chain((labels) =>
		fc.tuple(...labels.map((label) => fc.nat({ max: 1000 }).map((count) => item(label, count))))
	);

describe('A Pareto', () => {
	it('orders by count and breaks ties by label', () => {
		const { bars } = paretoOf(
			[item('late', 5), item('damaged', 9), item('wrong item', 5), item('refund', 5)],
			24
		);
		expect(bars.map(({ label }) => label)).toEqual(['damaged', 'late', 'refund', 'wrong item']);
		expect(bars.map(({ cumulativeShare }) => cumulativeShare)).toEqual([9 / 24, 14 / 24, 19 / 24, 1]);
	});

	it('gives shares of records, which can exceed one together, and a cumulative line of mentions', () => {
		const { bars, mentions, records } = paretoOf([item('late', 8), item('damaged', 6)], 10);
		expect({ mentions, records }).toEqual({ mentions: 14, records: 10 });
		expect(bars.map(({ share }) => share)).toEqual([0.8, 0.6]);
		expect(bars.map(({ cumulativeShare }) => cumulativeShare)).toEqual([8 / 14, 1]);
	});

	it('names the vital few, a share that is reached exactly included', () => {
		const pareto = paretoOf([item('a', 60), item('b', 20), item('c', 20), item('d', 0)], 100);
		expect(vitalFew(pareto).map(({ label }) => label)).toEqual(['a', 'b']);
		expect(vitalFew(paretoOf([item('only', 12)], 12)).map(({ label }) => label)).toEqual(['only']);
	});

	it('is empty, not undefined, where nothing was counted', () => {
		expect(paretoOf([], 0)).toEqual({ bars: [], records: 0, mentions: 0 });
		expect(paretoOf([item('late', 0)], 0).bars[0]).toMatchObject({ share: 0, cumulativeShare: 0 });
		expect(vitalFew(paretoOf([item('late', 0)], 0))).toEqual([]);
	});

	it('does not depend on the order it was counted in, nor on the unit', () => {
		fc.assert(
			fc.property(counted, fc.integer({ min: 1, max: 9 }), (items, factor) => {
				const records = Math.max(0, ...items.map(({ count }) => count));
				const pareto = paretoOf(items, records);
				expect(paretoOf(items.toReversed(), records)).toEqual(pareto);
				const larger = paretoOf(
					items.map((each) => ({ ...each, count: each.count * factor })),
					records * factor
				);
				expect(larger.bars.map(({ label }) => label)).toEqual(pareto.bars.map(({ label }) => label));
				for (const [place, bar] of larger.bars.entries()) {
					expect(bar.cumulativeShare).toBeCloseTo(pareto.bars[place]?.cumulativeShare ?? NaN, 12);
				}
			})
		);
	});

	it('never falls in its cumulative line, which ends at one', () => {
		fc.assert(
			fc.property(counted, (items) => {
				const { bars, mentions } = paretoOf(items, 1000);
				expect(mentions).toBe(items.reduce((sum, { count }) => sum + count, 0));
				for (const [place, bar] of bars.entries()) {
					expect(Number.isFinite(bar.share)).toBe(true);
					expect(bar.cumulativeShare).toBeGreaterThanOrEqual(bars[place - 1]?.cumulativeShare ?? 0);
				}
				if (mentions > 0) expect(bars.at(-1)?.cumulativeShare).toBe(1);
			})
		);
	});
});
