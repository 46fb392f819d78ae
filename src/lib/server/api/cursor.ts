import { createHmac, timingSafeEqual } from 'node:crypto';
import { invalid } from '$lib/shared/problem';
import type { KeyInUse } from './endpoint';

/**
 * A cursor says where the next page of a list begins, and carries a mark by which it is told from one that somebody made
 * up: made with the hash of the key, which only this server knows, it holds for this key, this list and these filters.
 */
export function placedCursor(key: KeyInUse, url: URL, place: string | null): string | null {
	return place && `${Buffer.from(place).toString('base64url')}.${markOf(key, url, place)}`;
}

/**
 * The place that the cursor in an address stands for; null where it has none.
 * @throws Problem `invalid` for the parameter where this list did not give it
 */
export function placeOf(key: KeyInUse, url: URL): string | null {
	const cursor = url.searchParams.get('cursor');
	if (cursor === null) return null;
	const [written = '', given = '', ...more] = cursor.split('.');
	const place = Buffer.from(written, 'base64url').toString();
	const [expected, actual] = [Buffer.from(markOf(key, url, place)), Buffer.from(given)];
	if (more.length === 0 && actual.length === expected.length && timingSafeEqual(actual, expected))
		return place;
	throw invalid({
		'?cursor':
			'This cursor is not one that this list gave to this key with these filters. Leave it out to begin at the first page.'
	});
}

function markOf({ hash }: KeyInUse, { pathname, searchParams }: URL, place: string): string {
	const filters = [...searchParams].filter(([name]) => name !== 'cursor' && name !== 'limit').sort();
	return createHmac('sha256', hash)
		.update(JSON.stringify([pathname, filters, place]))
		.digest('base64url')
		.slice(0, 22);
}
