import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from './days';
import { instantOf, timeOf } from './zoned';

test('a local time is the instant at which clocks there show it', () => {
	expect(instantOf('2026-11-17', '15:05', 'Europe/Berlin')).toEqual(new Date('2026-11-17T14:05:00Z'));
	expect(instantOf('2026-07-01', '00:30:15', 'America/New_York')).toEqual(new Date('2026-07-01T04:30:15Z'));
});

test('where the clock is put back, the earlier of two instants is meant', () => {
	expect(instantOf('2026-10-25', '02:30', 'Europe/Berlin')).toEqual(new Date('2026-10-25T00:30:00Z'));
});

test('a time that the clock skipped is read as if it had gone on', () => {
	expect(instantOf('2026-03-29', '02:30', 'Europe/Berlin')).toEqual(new Date('2026-03-29T01:30:00Z'));
});

test('day and time of an instant lead back to it, to the minute, but for the hour that comes twice', () => {
	const zones = fc.constantFrom(
		'Europe/Berlin',
		'America/New_York',
		'Asia/Kolkata',
		'Australia/Lord_Howe',
		'UTC'
	);
	const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
	fc.assert(
		fc.property(instants, zones, (instant, zone) => {
			const back = instantOf(dayOf(instant, zone), timeOf(instant, zone), zone);
			const minutes = Math.floor(instant.getTime() / 60_000) - back.getTime() / 60_000;
			return minutes === 0 || minutes === 60 || minutes === 30;
		})
	);
});
