import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { risingWords, type WordCount } from './rising-words';

const count = (word: string, here: number, elsewhere: number): WordCount => ({ word, here, elsewhere });
const everything = -Infinity;

describe('Rising words', () => {
	it('are scored by their log odds with a prior made of all texts', () => {
		// Prior 0.1·300 = 30, of which the word has 8/300: 0.8.
		const [word] = risingWords([count('customs', 6, 2)], { here: 60, elsewhere: 240 }, everything);
		expect(word?.logOdds).toBeCloseTo(Math.log(6.8 / 83.2) - Math.log(2.8 / 267.2), 12);
		expect(word?.score).toBeCloseTo(2.892741, 6);
	});

	it('come in the order of certainty, not of number', () => {
		const words = risingWords(
			[count('the', 100, 1000), count('customs', 40, 10), count('once', 1, 0)],
			{ here: 1000, elsewhere: 10_000 },
			everything
		);
		expect(words.map(({ word }) => word)).toEqual(['customs', 'once', 'the']);
		expect(words[2]?.score).toBeCloseTo(0, 1);
	});

	it('leave out those that are no more used than elsewhere', () => {
		const counts = [count('customs', 40, 10), count('refund', 10, 400)];
		const words = risingWords(counts, { here: 1000, elsewhere: 10_000 }, 2);
		expect(words.map(({ word }) => word)).toEqual(['customs']);
	});

	it('do not exist where there is nothing to compare', () => {
		expect(risingWords([count('customs', 4, 0)], { here: 10, elsewhere: 0 }, everything)).toEqual([]);
		expect(risingWords([count('customs', 0, 4)], { here: 0, elsewhere: 10 }, everything)).toEqual([]);
		expect(risingWords([], { here: 10, elsewhere: 10 }, everything)).toEqual([]);
	});

	it('turn their sign round with the texts, whatever order they come in, and stay finite', () => {
		const counts = fc.uniqueArray(
			fc.record({
				word: fc.string({ maxLength: 5 }),
				here: fc.nat({ max: 999 }),
				elsewhere: fc.nat({ max: 999 })
			}),
			{ selector: ({ word }) => word, maxLength: 40 }
		);
		fc.assert(
			fc.property(counts, fc.nat({ max: 500 }), fc.nat({ max: 500 }), (words, moreHere, moreElsewhere) => {
				const sum = (of: 'here' | 'elsewhere') => words.reduce((total, each) => total + each[of], 0);
				const totals = { here: sum('here') + moreHere, elsewhere: sum('elsewhere') + moreElsewhere };
				const found = risingWords(words, totals, everything);
				for (const { score, logOdds } of found) {
					expect(Number.isFinite(score) && Number.isFinite(logOdds)).toBe(true);
				}
				expect(risingWords(words.toReversed(), totals, everything)).toEqual(found);
				const turned = risingWords(
					words.map(({ word, here, elsewhere }) => count(word, elsewhere, here)),
					{ here: totals.elsewhere, elsewhere: totals.here },
					everything
				);
				const scoreOf = new Map(turned.map(({ word, score }) => [word, score]));
				for (const { word, score } of found) expect(scoreOf.get(word)).toBeCloseTo(-score, 9);
			}),
			{ numRuns: 500 }
		);
	});
});
