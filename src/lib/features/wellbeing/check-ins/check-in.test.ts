import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../shared/days';
import { calendarOf, monthAway, monthFrom, moodLine, usualMood, type CheckIn, type Mood } from './check-in';

function noted(day: string, mood: Mood | null, hour = 9): CheckIn {
	const at = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
	return { id: `${day} ${hour}`, at, day, content: mood && { mood, need: null, note: '' } };
}

test('a month is read from an address, and whatever is none is the present one', () => {
	expect(monthFrom('2026-02', '2026-11-17')).toBe('2026-02-01');
	for (const text of [null, '', '2026-13', '2026-2', '2026-12', '1999-01', "2026-02'--"]) {
		expect(monthFrom(text, '2026-11-17')).toBe('2026-11-01');
	}
});

test('months go forth and back over the end of a year', () => {
	expect(monthAway('2026-01-01', -1)).toBe('2025-12-01');
	expect(monthAway('2025-12-01', 1)).toBe('2026-01-01');
});

test('a calendar has whole weeks, every day of its month once, and the moods of each day in order', () => {
	const months = fc.integer({ min: 0, max: 600 }).map((away) => monthAway('2000-01-01', away));
	fc.assert(
		fc.property(months, (month) => {
			const weeks = calendarOf(month, [
				noted(month, 2, 15),
				noted(month, 4, 8),
				noted(addDays(month, -8), 1)
			]);
			expect(weeks.every((week) => week.length === 7)).toBe(true);
			const inMonth = weeks.flat().filter(({ isInMonth }) => isInMonth);
			expect(inMonth[0]).toEqual({ day: month, isInMonth: true, moods: [4, 2] });
			expect(inMonth.at(-1)!.day).toBe(addDays(monthAway(month, 1), -1));
			expect(weeks.flat().flatMap(({ moods }) => moods)).toEqual([4, 2]);
		})
	);
});

test('the line has a point for each day that has a mood, at its place, and leaves out what cannot be read', () => {
	const line = moodLine(
		[noted('2026-11-11', 5), noted('2026-11-01', 2, 8), noted('2026-11-01', 3, 9), noted('2026-11-05', null)],
		'2026-11-01',
		'2026-11-11'
	);
	expect(line).toEqual([
		{ day: '2026-11-01', mood: 2.5, place: 0 },
		{ day: '2026-11-11', mood: 5, place: 1 }
	]);
});

test('the usual mood is the one noted most often, the higher where two were, and none where none was', () => {
	expect(usualMood([])).toBeNull();
	expect(usualMood([noted('2026-11-01', null)])).toBeNull();
	expect(usualMood([noted('2026-11-01', 2), noted('2026-11-02', 4)])).toBe(4);
	expect(usualMood([noted('2026-11-01', 2), noted('2026-11-02', 4), noted('2026-11-03', 2)])).toBe(2);
});
