import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from './comparison';

const texts = fc
	.array(fc.constantFrom('a', 'b', 'c', '', 'long line'), { maxLength: 12 })
	.map((lines) => lines.join('\n'));

describe('compareTexts', () => {
	it('holds the whole of either text, in its order', () => {
		fc.assert(
			fc.property(texts, texts, (before, after) => {
				const lines = compareTexts(before, after);
				const without = (kind: string) =>
					lines
						.filter((line) => line.kind !== kind)
						.map(({ text }) => text)
						.join('\n');
				expect(without('added')).toBe(before);
				expect(without('removed')).toBe(after);
			})
		);
	});

	it('finds nothing changed in a text and itself', () => {
		fc.assert(fc.property(texts, (text) => compareTexts(text, text).every(({ kind }) => kind === 'same')));
	});

	it('keeps what both share, around what was changed', () => {
		expect(compareTexts('one\ntwo\nthree', 'one\n2\nthree')).toEqual([
			{ kind: 'same', text: 'one' },
			{ kind: 'removed', text: 'two' },
			{ kind: 'added', text: '2' },
			{ kind: 'same', text: 'three' }
		]);
	});
});
