import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HIGHEST_TIER } from './escalation';
import { firstLineAfterHandUp, isWaiting, promiseOf, tiersToHandTo, type HandOver } from './hand-over';

const noon = new Date('2026-11-17T12:00:00Z');
const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

function handOver(given: Partial<HandOver> = {}): HandOver {
	return { toTier: 2, handedAt: noon, withinMinutes: 60, takenAt: null, endedAt: null, ...given };
}

describe('an escalation can be handed', () => {
	test('up to any higher tier and down to any lower one, the nearest first', () => {
		expect(tiersToHandTo({ state: 'open', tier: 3 }, 'up')).toEqual([4, 5]);
		expect(tiersToHandTo({ state: 'open', tier: 3 }, 'down')).toEqual([2, 1]);
	});

	test('nowhere once it is resolved', () => {
		expect(tiersToHandTo({ state: 'resolved', tier: 3 }, 'up')).toEqual([]);
		expect(tiersToHandTo({ state: 'resolved', tier: 3 }, 'down')).toEqual([]);
	});

	test('to every tier but its own, one way or the other', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: HIGHEST_TIER }), (tier) => {
				const both = (['up', 'down'] as const).flatMap((way) => tiersToHandTo({ state: 'open', tier }, way));
				expect([...both, tier].sort()).toEqual([1, 2, 3, 4, 5]);
			})
		);
	});
});

test('only the first line’s own hand-up says why the first line could not finish', () => {
	expect(firstLineAfterHandUp({ tier: 1, firstLineId: 'old' }, 'new')).toBe('new');
	expect(firstLineAfterHandUp({ tier: 2, firstLineId: 'old' }, 'new')).toBe('old');
	expect(firstLineAfterHandUp({ tier: 2, firstLineId: null }, 'new')).toBe('new');
});

describe('the promise of the chain', () => {
	test('runs until its time, and is overdue after it', () => {
		expect(promiseOf(handOver(), minutesLater(60))).toEqual({ state: 'due', by: minutesLater(60) });
		expect(promiseOf(handOver(), minutesLater(61))).toEqual({ state: 'overdue', by: minutesLater(60) });
	});

	test('is judged by when somebody took it, whatever the time is now', () => {
		const taken = handOver({ takenAt: minutesLater(10), endedAt: minutesLater(500) });
		expect(promiseOf(taken, minutesLater(5000))).toMatchObject({ state: 'kept', at: minutesLater(10) });
		expect(promiseOf(handOver({ takenAt: minutesLater(61) }), noon)).toMatchObject({ state: 'missed' });
	});

	test('is judged by when it was done with, where nobody said that they took it', () => {
		expect(promiseOf(handOver({ endedAt: minutesLater(59) }), noon)).toMatchObject({ state: 'kept' });
	});

	test('is none where the chain promised nothing', () => {
		expect(promiseOf(handOver({ withinMinutes: null }), minutesLater(9999))).toEqual({ state: 'none' });
	});

	test('once overdue stays overdue or missed', () => {
		const minutes = fc.integer({ min: 0, max: 40_000 });
		fc.assert(
			fc.property(minutes, minutes, minutes, (within, now, later) => {
				const given = handOver({ withinMinutes: within });
				const before = promiseOf(given, minutesLater(now)).state;
				const after = promiseOf(given, minutesLater(now + later)).state;
				if (before === 'overdue') expect(after).toBe('overdue');
				const taken = promiseOf({ ...given, takenAt: minutesLater(now) }, minutesLater(now + later)).state;
				expect(taken).toBe(before === 'overdue' ? 'missed' : 'kept');
			})
		);
	});
});

test('somebody is waited for until one takes it or it goes on', () => {
	expect(isWaiting(handOver())).toBe(true);
	expect(isWaiting(handOver({ takenAt: noon }))).toBe(false);
	expect(isWaiting(handOver({ endedAt: noon }))).toBe(false);
	expect(isWaiting(null)).toBe(false);
});
