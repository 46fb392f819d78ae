import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedWorkingDays, workingDayAfter } from './working-time';

const BERLIN = 'Europe/Berlin';

test.each([
	['on a Tuesday afternoon', '2026-11-17T14:05:00Z', '2026-11-18T14:05:00Z'],
	['on a Friday, the Monday after', '2026-11-20T15:00:00Z', '2026-11-23T15:00:00Z'],
	['on a Saturday, when Tuesday begins', '2026-11-21T10:00:00Z', '2026-11-23T23:00:00Z'],
	[
		'on the Friday before clocks go back, at the same local time',
		'2026-10-23T14:00:00Z',
		'2026-10-26T15:00:00Z'
	],
	['on the Friday before clocks go forward', '2026-03-27T15:00:00Z', '2026-03-30T14:00:00Z']
])('what is asked %s has waited a working day', (_, asked, waited) => {
	expect(workingDayAfter(new Date(asked), shippedWorkingDays, BERLIN).toISOString()).toBe(
		new Date(waited).toISOString()
	);
});

test('where one day a week is worked, a working day is a week', () => {
	expect(workingDayAfter(new Date('2026-11-17T14:05:00Z'), [2], BERLIN)).toEqual(
		new Date('2026-11-24T14:05:00Z')
	);
});

test('waiting takes at most two weeks, ends later than it began, and not earlier for whoever asked later', () => {
	const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
	const days = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
	const zones = fc.constantFrom(BERLIN, 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia');
	fc.assert(
		fc.property(instants, days, zones, fc.nat({ max: 40 }), (asked, worked, zone, hours) => {
			const waited = workingDayAfter(asked, worked, zone).getTime();
			expect(waited).toBeGreaterThan(asked.getTime());
			expect(waited - asked.getTime()).toBeLessThanOrEqual(15 * 86_400_000);
			const later = workingDayAfter(new Date(asked.getTime() + hours * 3_600_000), worked, zone).getTime();
			// The hour that comes twice in autumn is the one exception.
			expect(later).toBeGreaterThanOrEqual(waited - 3_600_000);
		})
	);
});
