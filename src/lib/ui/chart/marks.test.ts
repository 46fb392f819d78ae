import { expect, test } from 'vitest';
import { spreadApart } from './marks';

test('names stand where their lines are, where there is room', () => {
	expect(spreadApart([10, 60, 120], 30)).toEqual([10, 60, 120]);
	expect(spreadApart([], 30)).toEqual([]);
});

test('names of lines close to each other are moved apart evenly, in the order of the lines', () => {
	expect(spreadApart([100, 110], 30)).toEqual([90, 120]);
	expect(spreadApart([110, 100, 200], 30)).toEqual([120, 90, 200]);
});

test('names that are moved take those with them that they would come to stand on', () => {
	expect(spreadApart([100, 110, 128], 30)).toEqual([
		(100 + 110 + 128) / 3 - 30,
		(100 + 110 + 128) / 3,
		(100 + 110 + 128) / 3 + 30
	]);
});
