import { describe, expect, it } from 'vitest';
import { formatAgo } from './ago';

const now = new Date('2026-11-03T14:05:00Z');
const english = { locale: 'en-GB' };

describe('formatAgo', () => {
	it.each([
		['2026-11-03T14:04:30Z', 'now'],
		['2026-11-03T14:02:01Z', '2 minutes ago'],
		['2026-11-03T13:05:00Z', '1 hour ago'],
		['2026-11-02T14:05:01Z', '23 hours ago']
	])('tells %s as "%s"', (at, words) => {
		expect(formatAgo(new Date(at), now, english)).toBe(words);
	});

	it('leaves an instant of a day ago or more to its date', () => {
		expect(formatAgo(new Date('2026-11-02T14:05:00Z'), now, english)).toBeUndefined();
	});

	it('leaves an instant yet to come to its date', () => {
		expect(formatAgo(new Date('2026-11-03T14:06:00Z'), now, english)).toBeUndefined();
	});

	it('speaks the language of the organisation', () => {
		expect(formatAgo(new Date('2026-11-03T12:00:00Z'), now, { locale: 'de-DE' })).toBe('vor 2 Stunden');
	});
});
