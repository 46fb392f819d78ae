import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMoment, readTime, type DateStyle } from './dates';
import { zonedClock } from './zoned-clock';

const berlin = zonedClock('Europe/Berlin');
const utc = zonedClock('UTC');

function reading(text: string, style: DateStyle, clock = utc, time = '') {
	const read = readMoment(text, style, clock, time);
	return 'day' in read ? `${read.day} ${read.instant.toISOString()}` : read.code;
}

test('a date whose time cannot be read says so', () => {
	expect(readMoment('2015-04-22 25:00', 'year-month-day', utc)).toMatchObject({
		why: expect.stringContaining('25:00')
	});
	expect(readMoment('22 Apr 2015 10:00 IST', 'day-month-year', utc)).toMatchObject({
		why: expect.stringContaining('10:00 IST')
	});
});

describe('a date is read', () => {
	test.each<[string, DateStyle, string]>([
		['29/2/2016 01:16', 'day-month-year', '2016-02-29T01:16:00.000Z'],
		['03/23/2016', 'month-day-year', '2016-03-23T00:00:00.000Z'],
		['03/22/23', 'month-day-year', '2023-03-22T00:00:00.000Z'],
		['22-Apr-15', 'day-month-year', '2015-04-22T00:00:00.000Z'],
		['22-04-15', 'day-month-year', '2015-04-22T00:00:00.000Z'],
		['22.04.2015 7:05', 'day-month-year', '2015-04-22T07:05:00.000Z'],
		['22. April 2015', 'day-month-year', '2015-04-22T00:00:00.000Z'],
		['1 mars 2020', 'day-month-year', '2020-03-01T00:00:00.000Z'],
		['Apr 22, 2015 3:53:50 PM', 'month-day-year', '2015-04-22T15:53:50.000Z'],
		['Wed, 22 Apr 2015 10:00:00 +0200', 'day-month-year', '2015-04-22T08:00:00.000Z'],
		['2015-04-22', 'year-month-day', '2015-04-22T00:00:00.000Z'],
		['2015/04/22 23:59:59', 'year-month-day', '2015-04-22T23:59:59.000Z'],
		['2015-04-22T10:00:00Z', 'year-month-day', '2015-04-22T10:00:00.000Z'],
		['2015-04-22T10:00:00.123456', 'year-month-day', '2015-04-22T10:00:00.000Z'],
		['2015-04-22 10:00:00 UTC', 'year-month-day', '2015-04-22T10:00:00.000Z'],
		['2015-04-22T10:00:00-07:00', 'year-month-day', '2015-04-22T17:00:00.000Z'],
		['20150422', 'year-month-day', '2015-04-22T00:00:00.000Z'],
		['20150422T101500Z', 'year-month-day', '2015-04-22T10:15:00.000Z'],
		['15-04-22', 'year-month-day', '2015-04-22T00:00:00.000Z'],
		['Apr 22, 2015 10:00 AM EDT', 'month-day-year', '2015-04-22T14:00:00.000Z'],
		['Wednesday, April 22, 2015 at 10:00:00 PM PST', 'month-day-year', '2015-04-23T06:00:00.000Z'],
		['22.04.2015 12:00 MESZ', 'day-month-year', '2015-04-22T10:00:00.000Z'],
		[
			'Wed Apr 22 2015 12:00:00 GMT+0200 (Central European Summer Time)',
			'month-day-year',
			'2015-04-22T10:00:00.000Z'
		],
		['2015-04-22 12:00 UTC+2', 'year-month-day', '2015-04-22T10:00:00.000Z'],
		['22. April 2015, 14:30 Uhr', 'day-month-year', '2015-04-22T14:30:00.000Z'],
		['22/04/2015 à 14h30', 'day-month-year', '2015-04-22T14:30:00.000Z'],
		['22 kwi 2015 14:30', 'day-month-year', '2015-04-22T14:30:00.000Z'],
		['22 kwietnia 2015', 'day-month-year', '2015-04-22T00:00:00.000Z'],
		['22 dubna 2015', 'day-month-year', '2015-04-22T00:00:00.000Z'],
		['1429696800', 'epoch-seconds', '2015-04-22T10:00:00.000Z'],
		['1429696800000', 'epoch-milliseconds', '2015-04-22T10:00:00.000Z'],
		['12/31/69', 'month-day-year', '2069-12-31T00:00:00.000Z'],
		['12/31/70', 'month-day-year', '1970-12-31T00:00:00.000Z']
	])('%s as %s', (text, style, expected) => {
		const read = reading(text, style);
		expect(read.split(' ').at(-1)).toBe(expected);
	});

	test.each<[string, DateStyle, string]>([
		['30/02/2016', 'day-month-year', 'date-impossible'],
		['29/02/2015', 'day-month-year', 'date-impossible'],
		['04/13/2015', 'day-month-year', 'date-impossible'],
		['0001-01-01', 'year-month-day', 'date-out-of-range'],
		['01/01/0001', 'day-month-year', 'date-out-of-range'],
		['1969-12-31', 'year-month-day', 'date-out-of-range'],
		['2101-01-01', 'year-month-day', 'date-out-of-range'],
		['22/04/2015', 'year-month-day', 'date-unreadable'],
		['123/4/2015', 'day-month-year', 'date-unreadable'],
		['soon', 'day-month-year', 'date-unreadable'],
		['', 'day-month-year', 'date-unreadable'],
		['2015-04-22 25:00', 'year-month-day', 'date-unreadable'],
		['2015-04-22 10:00 IST', 'year-month-day', 'date-unreadable'],
		['2015-04-22 10:00 EST+0200', 'year-month-day', 'date-unreadable'],
		['1429696800', 'day-month-year', 'date-unreadable'],
		['22/04/2015', 'epoch-seconds', 'date-unreadable']
	])('%s as %s is refused', (text, style, code) => {
		expect(reading(text, style)).toBe(code);
	});

	test('on the clock of the organisation, so that the day is hers', () => {
		expect(reading('2026-07-01 00:30', 'year-month-day', berlin)).toBe('2026-07-01 2026-06-30T22:30:00.000Z');
		expect(reading('2026-07-01T23:30:00Z', 'year-month-day', berlin)).toBe(
			'2026-07-02 2026-07-01T23:30:00.000Z'
		);
	});

	test('with its time from a column of its own', () => {
		expect(reading('22-Apr-15', 'day-month-year', berlin, '3:53:50 PM')).toBe(
			'2015-04-22 2015-04-22T13:53:50.000Z'
		);
		expect(reading('22-Apr-15', 'day-month-year', berlin, ' ')).toBe('2015-04-22 2015-04-21T22:00:00.000Z');
		expect(reading('22-Apr-15', 'day-month-year', berlin, 'noonish')).toBe('date-impossible');
	});

	test('and every day of the years we take comes back from each way of writing it', () => {
		const days = fc
			.integer({ min: 0, max: 47_846 })
			.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
		fc.assert(
			fc.property(days, fc.constantFrom('/', '-', '.', ' '), (day, separator) => {
				const [year = '', month = '', date = ''] = day.split('-');
				const written: [DateStyle, string[]][] = [
					['year-month-day', [year, month, date]],
					['day-month-year', [date, month, year]],
					['month-day-year', [String(Number(month)), String(Number(date)), year]]
				];
				for (const [style, parts] of written) {
					expect(readMoment(parts.join(separator), style, utc)).toMatchObject({ day });
				}
			})
		);
	});

	test('never with an answer that is neither a moment nor a reason', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/-.: TZAPapr,') }), (text) => {
				const read = readMoment(text, 'day-month-year', berlin);
				expect('day' in read ? Number.isFinite(read.instant.getTime()) : read.why).toBeTruthy();
			})
		);
	});
});

describe('a time of day is read', () => {
	test.each([
		['15:53', 57180],
		['3:53:50 PM', 57230],
		['12:05 am', 300],
		['12:05 p.m.', 43500],
		['9 pm', 75600],
		['00:00', 0]
	])('%s', (text, seconds) => {
		expect(readTime(text)).toEqual({ seconds, offset: null });
	});

	test.each(['24:00', '13:00 PM', '0:30 AM', '12:60', '12', 'noon', ''])('%s is refused', (text) => {
		expect(readTime(text)).toBeNull();
	});
});
