import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, mondayOf } from '../../../shared/days';
import { countedPeriod, weeksToLookAt, WEEKS_CHARTED } from './weeks';

const today = '2026-11-17';

test('weeks that are over count, the present one does not', () => {
	const weeks = weeksToLookAt(today, { from: '2026-01-01', to: today });
	expect(weeks).toHaveLength(WEEKS_CHARTED);
	expect(weeks.at(-1)).toBe('2026-11-09');
});

test('on a Sunday the week is not over yet', () => {
	expect(weeksToLookAt('2026-11-15', { from: '2026-01-01', to: '2026-11-15' }).at(-1)).toBe('2026-11-02');
	expect(weeksToLookAt('2026-11-16', { from: '2026-01-01', to: '2026-11-15' }).at(-1)).toBe('2026-11-09');
});

test('the week in which recording began counts only where it began on a Monday', () => {
	expect(weeksToLookAt(today, { from: '2026-10-27', to: today })).toEqual(['2026-11-02', '2026-11-09']);
	expect(weeksToLookAt(today, { from: '2026-10-26', to: today })[0]).toBe('2026-10-26');
});

test('an export of last year is looked at up to its own end', () => {
	expect(weeksToLookAt(today, { from: '2014-12-01', to: '2016-03-31' }).at(-1)).toBe('2016-03-21');
	expect(weeksToLookAt(today, { from: '2014-12-01', to: '2016-04-03' }).at(-1)).toBe('2016-03-28');
});

test('an import that ends within the last week leaves that week out', () => {
	expect(weeksToLookAt(today, { from: '2026-01-01', to: '2026-11-13' }).at(-1)).toBe('2026-11-02');
	expect(weeksToLookAt(today, { from: '2026-01-01', to: '2026-11-15' }).at(-1)).toBe('2026-11-09');
});

test('an earlier end may be asked for, a later one changes nothing', () => {
	const recording = { from: '2026-01-01', to: today };
	expect(weeksToLookAt(today, recording, '2026-06-14').at(-1)).toBe('2026-06-08');
	expect(weeksToLookAt(today, recording, '2026-06-13').at(-1)).toBe('2026-06-01');
	expect(weeksToLookAt(today, recording, '2030-01-01').at(-1)).toBe('2026-11-09');
});

test('nothing recorded, or less than a full week, gives no weeks', () => {
	expect(weeksToLookAt(today, null)).toEqual([]);
	expect(weeksToLookAt(today, { from: '2026-11-11', to: today })).toEqual([]);
	expect(weeksToLookAt(today, { from: '2026-01-01', to: today }, '2020-01-01')).toEqual([]);
	expect(countedPeriod([])).toBeNull();
});

test('evidence is counted over the last twelve of the weeks', () => {
	const weeks = weeksToLookAt(today, { from: '2026-01-01', to: today });
	expect(countedPeriod(weeks)).toEqual({ from: '2026-08-24', to: '2026-11-15' });
});

test('every week lies in recording, is over, and follows the one before', () => {
	const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2016-01-01', days));
	fc.assert(
		fc.property(day, day, day, fc.option(day, { nil: undefined }), (now, a, b, until) => {
			const recording = a <= b ? { from: a, to: b } : { from: b, to: a };
			const weeks = weeksToLookAt(now, recording, until);
			for (const [place, monday] of weeks.entries()) {
				expect(monday).toBe(mondayOf(monday));
				expect(monday >= recording.from).toBe(true);
				expect(addDays(monday, 6) <= recording.to).toBe(true);
				expect(addDays(monday, 6) < now).toBe(true);
				if (until) expect(addDays(monday, 6) <= until).toBe(true);
				if (place > 0) expect(daysBetween(weeks[place - 1]!, monday)).toBe(7);
			}
		})
	);
});
