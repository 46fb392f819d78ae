import { createHmac, timingSafeEqual } from 'node:crypto';
import { invalid } from '$lib/shared/problem';

/**
 * Writes where the next page of a list begins, so that it can be told from one that somebody made up.
 * @param secret what only this server knows of the key that asks
 * @param list which list it is, with its filters: a cursor of one is none of another
 */
export function writeCursor(secret: string, list: string, place: string): string {
	return `${Buffer.from(place).toString('base64url')}.${mark(secret, list, place)}`;
}

/**
 * Reads it back.
 * @throws Problem `invalid` where it is not one that this list has given to this key
 */
export function readCursor(secret: string, list: string, cursor: string): string {
	const [written = '', given = ''] = cursor.split('.');
	const place = Buffer.from(written, 'base64url').toString();
	const expected = Buffer.from(mark(secret, list, place));
	const actual = Buffer.from(given);
	if (actual.length === expected.length && timingSafeEqual(actual, expected)) return place;
	throw invalid({
		'?cursor':
			'This cursor is not one that this list has given to this key with these filters. Leave it out to start at the first page.'
	});
}

function mark(secret: string, list: string, place: string): string {
	return createHmac('sha256', secret).update(`${list}\n${place}`).digest('base64url').slice(0, 22);
}
