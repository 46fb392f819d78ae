import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOwnWords } from './own-words';
import { scenarios } from './scenarios/all';

const { replies } = scenarios[0]!.turns.opening!;

describe('compareOwnWords', () => {
	it('finds the reply that says most nearly the same', () => {
		const text = 'I am sorry. You gave up a whole day and tomorrow is the birthday, let me see where it is';
		expect(compareOwnWords(text, replies).nearest).toBe(1);
		expect(compareOwnWords('What is the number of the order?', replies).nearest).toBe(0);
	});

	it('finds each reply in itself', () => {
		for (const { turns } of scenarios) {
			for (const turn of Object.values(turns)) {
				turn.replies.forEach(({ say }, place) => {
					if (/\p{L}{3}/u.test(say)) expect(compareOwnWords(say, turn.replies).nearest).toBe(place);
				});
			}
		}
	});

	it('claims nothing of words that no reply shares', () => {
		expect(compareOwnWords('Zebra', replies)).toEqual({ nearest: null, signs: [] });
		expect(compareOwnWords('', replies)).toEqual({ nearest: null, signs: [] });
	});

	it.each([
		['Please calm down', false],
		['I understand, but I cannot', false],
		['Unfortunately it is late', false],
		['You should have read it', false],
		['You are right about that', true],
		['I am very sorry', true],
		['You hear from me by Friday', true]
	])('notices in “%s” what helps or harms', (text, helps) => {
		expect(compareOwnWords(text, replies).signs.some((sign) => sign.helps === helps)).toBe(true);
	});

	it('answers any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
				const { nearest } = compareOwnWords(text, replies);
				expect(nearest === null || nearest < replies.length).toBe(true);
			})
		);
	});
});
