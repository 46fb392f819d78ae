import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	isQuiet,
	roundReminderAt,
	secondReminderAt,
	shippedChoices,
	wantedNow,
	type Reminder
} from './reminder';

const BERLIN = 'Europe/Berlin';
const round = { opensAt: new Date('2026-11-16T08:00:00Z'), closesAt: new Date('2026-11-20T17:00:00Z') };

test('quiet hours go over midnight, or lie within a day, or are none', () => {
	const hours = (quietFrom: number, quietUntil: number) =>
		Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isQuiet(hour, { quietFrom, quietUntil }));
	expect(hours(22, 6)).toEqual([0, 1, 2, 3, 4, 5, 22, 23]);
	expect(hours(12, 14)).toEqual([12, 13]);
	expect(hours(8, 8)).toEqual([]);
	expect(hours(18, 0)).toEqual([18, 19, 20, 21, 22, 23]);
});

test('the second reminder is due on the last morning', () => {
	expect(secondReminderAt(round, BERLIN)).toEqual(new Date('2026-11-20T08:00:00Z'));
});

test.each([
	[
		'closes in the morning, on the morning before',
		'2026-11-16T08:00:00Z',
		'2026-11-20T09:00:00Z',
		'2026-11-19T08:00:00Z'
	],
	['lasts a day, at half of it', '2026-11-16T08:00:00Z', '2026-11-16T16:00:00Z', '2026-11-16T12:00:00Z'],
	[
		'closes after clocks went back, at nine there',
		'2026-10-19T07:00:00Z',
		'2026-10-25T17:00:00Z',
		'2026-10-25T08:00:00Z'
	]
])('where a round %s', (_, opens, closes, due) => {
	expect(secondReminderAt({ opensAt: new Date(opens), closesAt: new Date(closes) }, BERLIN)).toEqual(
		new Date(due)
	);
});

test('at every moment at most one reminder of a round is due, none outside of it, and the second within it', () => {
	const opens = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
	const zones = fc.constantFrom(BERLIN, 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia');
	fc.assert(
		fc.property(
			opens,
			fc.integer({ min: 1, max: 167 }),
			zones,
			fc.double({ min: -0.2, max: 1.2, noNaN: true }),
			(opensAt, hours, zone, part) => {
				const closesAt = new Date(opensAt.getTime() + hours * 3_600_000);
				const second = secondReminderAt({ opensAt, closesAt }, zone);
				expect(second.getTime()).toBeGreaterThan(opensAt.getTime());
				expect(second.getTime()).toBeLessThan(closesAt.getTime());
				const now = new Date(opensAt.getTime() + part * hours * 3_600_000);
				const isOpen = now >= opensAt && now < closesAt;
				expect(roundReminderAt({ opensAt, closesAt }, now, zone)).toBe(
					!isOpen ? null : now < second ? 'pulse-open' : 'pulse-closing'
				);
			}
		)
	);
});

test('nobody is reminded of what they want no mails about, nor in their quiet hours', () => {
	const reminders: Reminder[] = ['a', 'b', 'c'].map((userId) => ({ kind: 'pulse-open', about: 'x', userId }));
	const choicesOf = (userId: string) =>
		userId === 'b'
			? { ...shippedChoices, unsubscribed: ['pulse-open' as const] }
			: userId === 'c'
				? { ...shippedChoices, quietFrom: 9, quietUntil: 12 }
				: shippedChoices;
	const ids = (hour: number) => wantedNow(reminders, choicesOf, hour).map(({ userId }) => userId);
	expect(ids(10)).toEqual(['a']);
	expect(ids(13)).toEqual(['a', 'c']);
	expect(ids(20)).toEqual(['c']);
});
