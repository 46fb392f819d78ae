import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf, linesOf } from './template';

test('columns say the same as the lines that they were made from', () => {
	const words = fc.stringMatching(/^[a-zäß]{1,8}( [a-z?:]{1,8}){0,3}$/);
	const line = fc.oneof(
		words.filter((text) => !text.includes(':')),
		fc
			.tuple(
				words.filter((text) => !text.includes(':')),
				words
			)
			.map(([name, hint]) => `${name}: ${hint}`)
	);
	fc.assert(
		fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
			expect(linesOf(columnsOf(lines))).toEqual(lines);
		})
	);
});
