import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COVERAGE_FLOOR, coverageOf, disclosed, inRoughWords, reciprocityOf, type Pair } from './coverage';

const team = new Set(['a', 'b', 'c', 'd', 'e']);
const pairs = (...given: string[]): Pair[] => given.map((both) => ({ authorId: both[0]!, userId: both[1]! }));

test('people count once, whoever thanked them and however often', () => {
	expect(coverageOf(team, pairs('ab', 'cb', 'xb', 'xe', 'ay'))).toEqual({
		thanked: { count: 2, of: 5 },
		thanking: { count: 2, of: 5 }
	});
	expect(coverageOf(team, [])).toEqual({ thanked: { count: 0, of: 5 }, thanking: { count: 0, of: 5 } });
});

test('thanks that came back count for both ways, and those with other teams for none', () => {
	expect(reciprocityOf(team, pairs('ab', 'ba', 'ac', 'ax', 'xa'))).toEqual({ count: 2, of: 3 });
	expect(reciprocityOf(team, [])).toEqual({ count: 0, of: 0 });
});

describe('what a leader is told', () => {
	test('is nothing about a team of four, nor about four who met the hardest work', () => {
		const four = new Set(['a', 'b', 'c', 'd']);
		expect(disclosed(four, pairs('ab', 'ba', 'bc', 'cb', 'cd', 'dc'), four)).toEqual({
			people: 4,
			thanked: null,
			thanking: null,
			reciprocity: null,
			hardest: null
		});
		expect(disclosed(team, pairs('ab', 'bc', 'cd', 'de', 'ea'), four)).toMatchObject({
			thanked: { count: 5, of: 5 },
			reciprocity: { count: 0, of: 5 },
			hardest: null
		});
		expect(disclosed(team, pairs('ab', 'bc', 'cd', 'de'), team).reciprocity).toBeNull();
	});

	test('about the hardest work is never a number that another day could be subtracted from', () => {
		const words = new Set(['all', 'nearly all', 'most', 'about half', 'fewer than half', 'hardly any']);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (met, thanked) => {
				const hardest = new Set(Array.from({ length: met }, (_, place) => `h${place}`));
				const given = Array.from({ length: thanked }, (_, place) => ({
					authorId: 'a',
					userId: `h${place}`
				}));
				const told = disclosed(team, given, hardest).hardest;
				expect(told === null).toBe(met < COVERAGE_FLOOR);
				if (told !== null) expect(words.has(told)).toBe(true);
			})
		);
	});

	test('grows in words as the share grows', () => {
		expect([0, 1, 4, 5, 6, 8, 10].map((count) => inRoughWords({ count, of: 10 }))).toEqual([
			'hardly any',
			'hardly any',
			'fewer than half',
			'about half',
			'most',
			'nearly all',
			'all'
		]);
	});
});
