import { expect, test } from 'vitest';
import { nextOnWall, standingTime, type WallKudos } from './wall';

const named = (...ids: string[]): WallKudos[] =>
	ids.map((id) => ({ id, author: 'Bo', recipients: 'Chen', reason: 'Thank you', values: [] }));

test('the wall goes round, whatever came and went meanwhile', () => {
	expect(nextOnWall(named('a', 'b'), 'a')?.id).toBe('b');
	expect(nextOnWall(named('a', 'b'), 'b')?.id).toBe('a');
	expect(nextOnWall(named('new', 'a', 'b'), 'a')?.id).toBe('b');
	expect(nextOnWall(named('a', 'b'), 'withdrawn')?.id).toBe('a');
	expect(nextOnWall(named('a'), null)?.id).toBe('a');
	expect(nextOnWall([], 'a')).toBeNull();
});

test('long thanks stand longer, within bounds', () => {
	expect(standingTime({ reason: 'Thanks' })).toBe(8_500);
	expect(standingTime({ reason: 'so '.repeat(20) })).toBe(18_000);
	expect(standingTime({ reason: 'so '.repeat(500) })).toBe(40_000);
});
