import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, isoWeekOf, mondayOf } from './days';

const HOUR = 3_600_000;

/** Zones whose clocks change, on either half of the earth, by an hour or half of one, and some whose never do. */
const zones = [
	'Europe/Berlin',
	'Europe/London',
	'America/New_York',
	'America/St_Johns',
	'Australia/Lord_Howe',
	'Pacific/Auckland',
	'Asia/Kolkata',
	'UTC'
];

/** How many hours of UTC fall into the local week of a Monday. */
function hoursOfWeek(monday: string, zone: string): number {
	const from = Date.parse(`${addDays(monday, -2)}T00:00:00Z`);
	const hours = Array.from({ length: 11 * 24 * 2 }, (_, half) => new Date(from + (half * HOUR) / 2));
	return hours.filter((instant) => mondayOf(dayOf(instant, zone)) === monday).length / 2;
}

describe('Weeks on the clock of the organisation', () => {
	it('have an hour less or more where clocks are put forward or back in them, and lose no instant', () => {
		expect(hoursOfWeek('2026-03-23', 'Europe/Berlin')).toBe(167);
		expect(hoursOfWeek('2026-03-30', 'Europe/Berlin')).toBe(168);
		expect(hoursOfWeek('2026-10-19', 'Europe/Berlin')).toBe(169);
		expect(hoursOfWeek('2026-03-02', 'America/New_York')).toBe(167);
		expect(hoursOfWeek('2026-03-30', 'Australia/Lord_Howe')).toBe(168.5);
		expect(hoursOfWeek('2026-03-23', 'Asia/Kolkata')).toBe(168);
	});

	it('begin and end with local midnight, whatever UTC says', () => {
		expect(isoWeekOf(dayOf(new Date('2026-11-22T22:59:59Z'), 'Europe/Berlin'))).toBe('2026-W47');
		expect(isoWeekOf(dayOf(new Date('2026-11-22T23:00:00Z'), 'Europe/Berlin'))).toBe('2026-W48');
		expect(isoWeekOf(dayOf(new Date('2026-11-23T04:59:59Z'), 'America/New_York'))).toBe('2026-W47');
		expect(isoWeekOf(dayOf(new Date('2027-01-03T22:59:59Z'), 'Europe/Berlin'))).toBe('2026-W53');
		expect(isoWeekOf(dayOf(new Date('2027-01-03T23:00:00Z'), 'Europe/Berlin'))).toBe('2027-W01');
	});

	it('follow one another without a gap: an hour later is the same day or the next one', () => {
		const instants = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2036-01-01') });
		fc.assert(
			fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
				const [before, after] = [new Date(instant), new Date(instant + HOUR)].map((each) =>
					dayOf(each, zone)
				);
				expect([0, 1]).toContain(daysBetween(before!, after!));
				expect([0, 7]).toContain(daysBetween(mondayOf(before!), mondayOf(after!)));
				expect(isoWeekOf(mondayOf(before!))).toBe(isoWeekOf(before!));
				expect(isoWeekOf(addDays(mondayOf(before!), 6))).toBe(isoWeekOf(before!));
			}),
			{ numRuns: 2000 }
		);
	});
});
