import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, dayOf } from '../../shared/days';
import { hourOf, instantOf } from '../../shared/zoned';
import { zonedClock } from './zoned-clock';

const zones = [
	'Europe/Berlin',
	'America/New_York',
	'Australia/Lord_Howe',
	'Asia/Kathmandu',
	'Pacific/Apia',
	'Africa/Cairo',
	'UTC'
];

it('tells the same days, hours and instants as the calendar does, clock changes and skipped days included', () => {
	const clocks = new Map(zones.map((zone) => [zone, zonedClock(zone)]));
	fc.assert(
		fc.property(
			fc.constantFrom(...zones),
			fc.integer({ min: 0, max: 27_000 }),
			fc.integer({ min: 0, max: 86_399 }),
			(zone, days, seconds) => {
				const clock = clocks.get(zone)!;
				const day = addDays('1975-01-01', days % 22_000);
				const time = new Date(seconds * 1000).toISOString().slice(11, 19);
				expect(clock.instantOf(day, seconds)).toEqual(instantOf(day, time, zone));
				const instant = new Date(Date.parse(`${day}T00:00:00Z`) + seconds * 1000);
				expect(clock.dayOf(instant.getTime())).toBe(dayOf(instant, zone));
				expect(clock.hourOf(instant.getTime())).toBe(hourOf(instant, zone));
			}
		),
		{ numRuns: 600 }
	);
});

it.each([
	['Europe/Berlin', '2026-03-29'],
	['Europe/Berlin', '2026-10-25'],
	['America/New_York', '2026-11-01'],
	['Australia/Lord_Howe', '2026-04-05'],
	['Pacific/Apia', '2011-12-30'],
	['Pacific/Apia', '2011-12-29']
])('tells every half hour around a change of the clock in %s', (zone, day) => {
	const clock = zonedClock(zone);
	for (let half = 0; half < 48; half++) {
		const time = new Date(half * 1_800_000).toISOString().slice(11, 19);
		expect(clock.instantOf(day, half * 1800)).toEqual(instantOf(day, time, zone));
		const instant = new Date(Date.parse(`${day}T00:00:00Z`) + half * 1_800_000);
		expect(clock.dayOf(instant.getTime())).toBe(dayOf(instant, zone));
		expect(clock.hourOf(instant.getTime())).toBe(hourOf(instant, zone));
	}
});
