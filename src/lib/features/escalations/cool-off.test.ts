import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeOf } from '../../shared/zoned';
import { coolOffLengths, coolOffState, coolOffUntil, type CoolOffLength } from './cool-off';

const now = new Date('2026-11-17T14:05:00Z');

test('a pause lasts as long as it says', () => {
	expect(coolOffUntil('half-hour', now, 'Europe/Berlin')).toEqual(new Date('2026-11-17T14:35:00Z'));
	expect(coolOffUntil('hour', now, 'Europe/Berlin')).toEqual(new Date('2026-11-17T15:05:00Z'));
	expect(coolOffUntil('tomorrow', now, 'Europe/Berlin')).toEqual(new Date('2026-11-18T08:00:00Z'));
});

test('tomorrow is nine on the organisation’s clock, also when its clocks change that night', () => {
	const evening = new Date('2026-10-24T20:00:00Z');
	expect(coolOffUntil('tomorrow', evening, 'Europe/Berlin')).toEqual(new Date('2026-10-25T08:00:00Z'));
});

test('a pause always ends later than it begins, tomorrow’s at nine', () => {
	const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland');
	const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
	fc.assert(
		fc.property(zones, moments, (zone, moment) => {
			for (const length of Object.keys(coolOffLengths) as CoolOffLength[]) {
				expect(coolOffUntil(length, moment, zone).getTime()).toBeGreaterThan(moment.getTime());
			}
			expect(timeOf(coolOffUntil('tomorrow', moment, zone), zone)).toBe('09:00');
		})
	);
});

test('a pause runs, is over at its time, and ends when the person is back', () => {
	const until = new Date('2026-11-17T15:05:00Z');
	expect(coolOffState({ until, endedAt: null }, now)).toBe('running');
	expect(coolOffState({ until, endedAt: null }, until)).toBe('over');
	expect(coolOffState({ until, endedAt: now }, now)).toBe('ended');
});
