import { afterEach, expect, test, vi } from 'vitest';
import { isId, newId } from './ids';

afterEach(() => void vi.useRealTimers());

test('ids are UUIDs of version 7, each unlike every other', () => {
	const ids = Array.from({ length: 2000 }, newId);
	expect(new Set(ids).size).toBe(ids.length);
	for (const id of ids) {
		expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		expect(isId(id)).toBe(true);
	}
});

test('ids sort in the order in which they are made, however many a millisecond has, and when the clock is set back', () => {
	const ids = Array.from({ length: 2000 }, newId);
	vi.useFakeTimers({ now: Date.now() - 60_000 });
	ids.push(newId(), newId());
	expect(ids.toSorted()).toEqual(ids);
});
