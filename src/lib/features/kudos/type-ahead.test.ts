import { expect, test } from 'vitest';
import { found } from './type-ahead';

const options = ['Bo Lindqvist', 'Giulia Conti', 'Emil Sørensen', 'Dora Bowen', 'Jacob Li'].map((label) => ({
	value: label,
	label
}));
const names = (typed: string) => found(options, typed).map(({ label }) => label);

test('names that begin with what is typed come first, then parts of names, then letters within', () => {
	expect(names('bo')).toEqual(['Bo Lindqvist', 'Dora Bowen']);
	expect(names('li')).toEqual(['Bo Lindqvist', 'Jacob Li', 'Giulia Conti']);
	expect(names('')).toHaveLength(5);
	expect(names('zoe')).toEqual([]);
});

test('accents need not be typed', () => {
	expect(names('sorensen')).toEqual(['Emil Sørensen']);
	expect(names('SØR')).toEqual(['Emil Sørensen']);
});
