import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionsAsked, shippedQuestions } from './bank';
import { packed, together, unpacked, countsOf, type Tally } from './tally';
import { scoresOf } from './question';

const questions = questionsAsked(shippedQuestions);
const bytesOf = (text: string) => new TextEncoder().encode(text).byteLength;

const answers = fc
	.tuple(
		...questions.map((question) => fc.option(fc.constantFrom(...scoresOf(question)), { nil: undefined }))
	)
	.map((scores) =>
		Object.fromEntries(
			questions.flatMap(({ key }, place) => (scores[place] === undefined ? [] : [[key, scores[place]]]))
		)
	);
const tally: fc.Arbitrary<Tally> = fc
	.tuple(fc.array(answers, { maxLength: 30 }), fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }))
	.map(([given, comments]) => ({ counts: countsOf(questions, given), comments }));

test('what is packed is unpacked as it was, and of a length that says next to nothing of it', () => {
	fc.assert(
		fc.property(tally, (one) => {
			expect(unpacked(packed(one))).toEqual(one);
			expect(Math.log2(bytesOf(packed(one))) % 1).toBe(0);
		})
	);
	const counts = countsOf(questions, []);
	const long = { counts, comments: Array.from({ length: 3 }, () => '€'.repeat(1000)) };
	expect(bytesOf(packed({ counts, comments: [] }))).toBe(4096);
	expect(bytesOf(packed(long))).toBe(16_384);
});

test('tallies come to the same in whichever order they are added, and their comments tell no order', () => {
	fc.assert(
		fc.property(fc.array(tally, { minLength: 1, maxLength: 4 }), (tallies) => {
			const sum = together(tallies);
			expect(together(tallies.toReversed())).toEqual(sum);
			for (const { key } of questions) {
				const count = (each: Tally) => (each.counts[key] ?? []).reduce((total, given) => total + given, 0);
				expect(count(sum)).toBe(tallies.reduce((total, each) => total + count(each), 0));
			}
			expect(sum.comments).toHaveLength(tallies.flatMap(({ comments }) => comments).length);
		})
	);
});
