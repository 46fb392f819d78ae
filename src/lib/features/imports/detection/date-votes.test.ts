import { expect, test } from 'vitest';
import { DateVotes } from './date-votes';

function verdictOn(...values: string[]) {
	const votes = new DateVotes();
	for (const value of values) votes.add(value);
	return votes.findings();
}

test('one day beyond the twelfth decides which number is the day', () => {
	expect(verdictOn('01/02/2016', '03/02/2016', '29/2/2016 01:16')).toMatchObject({
		style: 'day-month-year',
		ambiguous: false,
		share: 1,
		withTime: true
	});
	expect(verdictOn('01/02/2016', '03/23/2016')).toMatchObject({ style: 'month-day-year', ambiguous: false });
});

test('a day that no month has decides it too', () => {
	expect(verdictOn('01/02/2016', '31/02/2016')).toMatchObject({ style: 'day-month-year', ambiguous: false });
});

test('where nothing decides it, that is said, with a value that shows the difference', () => {
	expect(verdictOn('05/05/2016', '04/05/2016', '06/07/2016')).toMatchObject({
		ambiguous: true,
		example: '04/05/2016'
	});
});

test('the same number twice leaves nothing to decide', () => {
	expect(verdictOn('05/05/2016', '06/06/2016')).toMatchObject({ ambiguous: false });
});

test('two digits of a year are the last ones where both ends would do', () => {
	expect(verdictOn('22-04-15', '18-04-15', '04-08-15')).toMatchObject({
		style: 'day-month-year',
		ambiguous: false
	});
});

test('month names and a year in front speak for themselves', () => {
	expect(verdictOn('22-Apr-15', '04-Aug-15')).toMatchObject({ style: 'day-month-year', ambiguous: false });
	expect(verdictOn('Apr 22, 2015', 'Aug 4, 2015')).toMatchObject({
		style: 'month-day-year',
		ambiguous: false
	});
	expect(verdictOn('2015-04-05', '2015-08-04')).toMatchObject({ style: 'year-month-day', ambiguous: false });
});

test('a few bad values do not hide the style, and lower the share', () => {
	expect(verdictOn('23/01/2016', '24/01/2016', 'unknown', '30/02/2016')).toMatchObject({
		style: 'day-month-year',
		share: 0.75
	});
});

test('seconds and milliseconds since 1970 are told apart', () => {
	expect(verdictOn('1395426422')).toMatchObject({ style: 'epoch-seconds' });
	expect(verdictOn('1395426422000')).toMatchObject({ style: 'epoch-milliseconds' });
});

test('words are no dates', () => {
	expect(verdictOn('Phone', 'E-mail', '12')).toBeNull();
});
