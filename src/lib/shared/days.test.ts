import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, isDay, isoWeekOf, isTimeZone, mondayOf, weeksOf } from './days';

test('a day is the local date, whatever the clock in Greenwich says', () => {
	expect(dayOf(new Date('2026-11-17T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-18');
	expect(dayOf(new Date('2026-11-17T03:30:00Z'), 'America/New_York')).toBe('2026-11-16');
});

test('a day asked about before is the same as one asked about anew', () => {
	const zones = ['Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns'];
	const instants = fc
		.integer({ min: -20_000_000, max: 40_000_000 })
		.map((minutes) => new Date(minutes * 60_000));
	fc.assert(
		fc.property(fc.constantFrom(...zones), instants, fc.nat(30), (timeZone, instant, minutes) => {
			const anew = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
			const later = new Date(instant.getTime() + minutes * 60_000);
			for (const each of [instant, later, instant]) expect(dayOf(each, timeZone)).toBe(anew.format(each));
		})
	);
});

test.each(['2026-02-30', '2026-13-01', '2025-02-29', '26-01-01', '2026-1-1', '', 'today', '2026-00-10'])(
	'%j is no day',
	(text) => expect(isDay(text)).toBe(false)
);

test('days that exist are days', () => {
	for (const day of ['2024-02-29', '2026-12-31', '1970-01-01']) expect(isDay(day)).toBe(true);
});

test('weeks are those of ISO 8601, years by their Thursdays', () => {
	expect(isoWeekOf('2026-01-01')).toBe('2026-W01');
	expect(isoWeekOf('2027-01-01')).toBe('2026-W53');
	expect(isoWeekOf('2024-12-30')).toBe('2025-W01');
	expect(mondayOf('2026-11-22')).toBe('2026-11-16');
	expect(weeksOf({ from: '2026-11-15', to: '2026-11-23' })).toEqual([
		'2026-11-09',
		'2026-11-16',
		'2026-11-23'
	]);
});

test('going forward and back leads to the same day, and a Monday is at most six days away', () => {
	const days = fc.integer({ min: 0, max: 40_000 }).map((after) => addDays('1970-01-01', after));
	fc.assert(
		fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, distance) => {
			expect(addDays(addDays(day, distance), -distance)).toBe(day);
			expect(daysBetween(day, addDays(day, distance))).toBe(distance);
			expect(isDay(day)).toBe(true);
			const fromMonday = daysBetween(mondayOf(day), day);
			expect(fromMonday >= 0 && fromMonday <= 6).toBe(true);
		})
	);
});

test('a time zone is one that this machine knows', () => {
	expect(isTimeZone('Europe/Berlin')).toBe(true);
	expect(isTimeZone('Europe/Nowhere')).toBe(false);
});
