import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placedCursor, placeOf } from './cursor';

const key = { id: 'one', hash: 'a hash', scopes: [] };
const url = (search: string) => new URL(`http://localhost/api/v1/escalations${search}`);
const withCursor = (search: string, cursor: string) => {
	const address = url(search);
	address.searchParams.set('cursor', cursor);
	return address;
};

describe('a cursor', () => {
	it('gives back the place it was made for, whatever it is', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (place) => {
				const cursor = placedCursor(key, url('?team=x'), place)!;
				expect(placeOf(key, withCursor('?team=x&limit=5', cursor))).toBe(place);
			})
		);
	});

	it('is none where there is no next page, or none is asked for', () => {
		expect(placedCursor(key, url(''), null)).toBeNull();
		expect(placeOf(key, url(''))).toBeNull();
	});

	it('is refused in another list, with other filters, for another key, and wherever a letter was changed', () => {
		const cursor = placedCursor(key, url('?team=x'), '2026-11-02 id')!;
		const refused = (holder: typeof key, address: URL) =>
			expect(() => placeOf(holder, address)).toThrow('is not one that this list gave');
		refused(key, withCursor('', cursor));
		refused(key, withCursor('?team=y', cursor));
		refused({ ...key, hash: 'another' }, withCursor('?team=x', cursor));
		const elsewhere = withCursor('?team=x', cursor);
		elsewhere.pathname = '/api/v1/imports';
		refused(key, elsewhere);
		for (let place = 0; place < cursor.length; place++) {
			const changed = `${cursor.slice(0, place)}${cursor[place] === 'A' ? 'B' : 'A'}${cursor.slice(place + 1)}`;
			// Of the last character of a part, base64 leaves bits unused.
			if (
				Buffer.from(changed.split('.')[0]!, 'base64url').toString() === '2026-11-02 id' &&
				changed.split('.')[1] === cursor.split('.')[1]
			)
				continue;
			refused(key, withCursor('?team=x', changed));
		}
		refused(key, withCursor('?team=x', `${cursor}.x`));
	});
});
