import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, mondayOf } from '$lib/shared/days';
import { lastOccasion } from './job';

const BERLIN = 'Europe/Berlin';
const daily = { every: 'day', hour: 2 } as const;
const weekly = { every: 'week', weekday: 3, hour: 9 } as const;

test('a day begins at its hour on the organisation’s clock', () => {
	expect(lastOccasion(daily, new Date('2026-11-17T00:59:59Z'), BERLIN)).toBe('2026-11-16');
	expect(lastOccasion(daily, new Date('2026-11-17T01:00:00Z'), BERLIN)).toBe('2026-11-17');
	expect(lastOccasion(daily, new Date('2026-11-17T01:00:00Z'), 'America/New_York')).toBe('2026-11-16');
});

test('an hour that is skipped in spring is not missed, and one that comes twice in autumn is one occasion', () => {
	const occasions = (from: string, hours: number) =>
		Array.from({ length: hours }, (_, hour) =>
			lastOccasion(daily, new Date(Date.parse(from) + hour * 3_600_000), BERLIN)
		);
	expect(occasions('2026-03-28T23:00:00Z', 4)).toEqual([
		'2026-03-28',
		'2026-03-28',
		'2026-03-29',
		'2026-03-29'
	]);
	expect(occasions('2026-10-24T23:00:00Z', 4)).toEqual([
		'2026-10-24',
		'2026-10-25',
		'2026-10-25',
		'2026-10-25'
	]);
});

test('a week is known by its Monday, from its day and hour on', () => {
	expect(lastOccasion(weekly, new Date('2026-11-18T07:59:00Z'), BERLIN)).toBe('2026-11-09');
	expect(lastOccasion(weekly, new Date('2026-11-18T08:00:00Z'), BERLIN)).toBe('2026-11-16');
	expect(lastOccasion(weekly, new Date('2026-11-22T22:00:00Z'), BERLIN)).toBe('2026-11-16');
});

test('a quarter of an hour is one occasion wherever one is, also where a clock is changed', () => {
	const quarter = (at: string, zone: string) => lastOccasion({ every: 'quarter-hour' }, new Date(at), zone);
	expect(quarter('2026-11-17T14:29:59.999Z', BERLIN)).toBe('2026-11-17T14:15Z');
	expect(quarter('2026-11-17T14:30:00Z', 'Asia/Kathmandu')).toBe('2026-11-17T14:30Z');
	expect(quarter('2026-10-25T00:30:00Z', BERLIN)).not.toBe(quarter('2026-10-25T01:30:00Z', BERLIN));
});

test('occasions never go back as time goes on, and none is left out', () => {
	const instants = fc.date({
		min: new Date('2020-01-01'),
		max: new Date('2030-01-01'),
		noInvalidDate: true
	});
	const zones = fc.constantFrom(BERLIN, 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu');
	fc.assert(
		fc.property(instants, zones, fc.nat({ max: 23 }), (instant, zone, hour) => {
			const later = new Date(instant.getTime() + 3_600_000);
			const [before, after] = [instant, later].map((at) =>
				lastOccasion({ every: 'day', hour }, at, zone)
			) as [string, string];
			expect([before, addDays(before, 1)]).toContain(after);
			const week = lastOccasion({ every: 'week', weekday: 1 + (hour % 7), hour }, instant, zone);
			expect(mondayOf(week)).toBe(week);
		})
	);
});
