import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Identities } from './identity.server';

const rowsOfCells = fc.array(
	fc.array(fc.constantFrom('a', 'b', 'a,b', '"', ''), { minLength: 2, maxLength: 2 }),
	{
		maxLength: 30
	}
);

function keysOf(rows: string[][], source = 'source'): string[] {
	const identities = new Identities(source, 2);
	return rows.map((cells, place) => JSON.stringify(identities.identify(place + 1, cells, '')));
}

test('no two rows of a file share a key, and reading it again gives the same ones', () => {
	fc.assert(
		fc.property(rowsOfCells, (rows) => {
			const keys = keysOf(rows);
			expect(new Set(keys).size).toBe(rows.length);
			expect(keysOf(rows)).toEqual(keys);
		})
	);
});

test('a longer export of the same source keeps the keys of what it had before, whatever its order', () => {
	fc.assert(
		fc.property(rowsOfCells, rowsOfCells, (rows, more) => {
			const longer = new Set(keysOf([...more, ...rows].reverse()));
			expect(keysOf(rows).filter((key) => !longer.has(key))).toEqual([]);
		})
	);
});

test('cells that only look alike when they are joined are different rows', () => {
	const [first, second] = keysOf([
		['a', 'b,c'],
		['a,b', 'c']
	]);
	expect(first).not.toBe(second);
});

test('another source makes other keys', () => {
	expect(keysOf([['a', 'b']], 'one')).not.toEqual(keysOf([['a', 'b']], 'two'));
});

test('a reference is the key, and coming again tells where it stood and whether it says the same', () => {
	const identities = new Identities('source', 2);
	const first = identities.identify(2, ['7', 'a'], '7');
	expect(first).toEqual({ key: expect.stringContaining('7') });
	expect(identities.identify(5, ['7', 'a', ''], '7')).toEqual({ repeats: 2, identical: true });
	expect(identities.identify(6, ['7', 'b'], '7')).toEqual({ repeats: 2, identical: false });
});
