import { addDays, daysBetween, mondayOf, type Day } from '../../../shared/days';

/** How somebody feels, in their own eyes; the lowest first. Nothing is diagnosed by it. */
export const moods = ['Very low', 'Low', 'So-so', 'Good', 'Very good'] as const;

/** 1 for the lowest to 5. */
export type Mood = 1 | 2 | 3 | 4 | 5;

export const moodList = [1, 2, 3, 4, 5] as const satisfies readonly Mood[];

/** The mood in words. */
export function moodInWords(mood: Mood): string {
	return moods[mood - 1]!;
}

/** What would help. */
export const needs = {
	break: { label: 'A break', asks: null },
	listen: { label: 'Somebody who listens', asks: 'listening' },
	training: { label: 'Practice or training', asks: 'training' },
	'mental-health': { label: 'Help for how I feel', asks: 'mental-health' },
	schedule: { label: 'Other hours or shifts', asks: 'schedule' },
	nothing: { label: 'Nothing for now', asks: null }
} as const;

export type Need = keyof typeof needs;

export const needList = Object.keys(needs) as Need[];

/** What somebody said of themselves. */
export interface CheckInContent {
	mood: Mood;
	need: Need | null;
	note: string;
}

/** A check-in as its owner sees it; its content is null where it cannot be opened with the keys there are. */
export interface CheckIn {
	id: string;
	at: Date;
	day: Day;
	content: CheckInContent | null;
}

/** A day of the calendar, with the moods of that day in the order they were noted. */
export interface CalendarDay {
	day: Day;
	isInMonth: boolean;
	moods: Mood[];
}

/** The month as its first day; the present one where the text names none that is over or present. */
export function monthFrom(text: string | null, today: Day): Day {
	const first = `${text ?? ''}-01`;
	const isMonth = /^\d{4}-(0[1-9]|1[0-2])-01$/.test(first) && first >= '2000-01-01' && first <= today;
	return isMonth ? first : `${today.slice(0, 7)}-01`;
}

/** The first day of the month so many months away. */
export function monthAway(month: Day, months: number): Day {
	const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
	return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

/** The whole weeks that a month touches. */
export function calendarOf(month: Day, checkIns: readonly CheckIn[]): CalendarDay[][] {
	const last = addDays(monthAway(month, 1), -1);
	const byDay = moodsByDay(checkIns);
	const weeks: CalendarDay[][] = [];
	for (let monday = mondayOf(month); monday <= last; monday = addDays(monday, 7)) {
		weeks.push(
			Array.from({ length: 7 }, (_, place) => {
				const day = addDays(monday, place);
				return { day, isInMonth: day >= month && day <= last, moods: byDay.get(day) ?? [] };
			})
		);
	}
	return weeks;
}

/** The mean mood of each day that has one, the earliest first, with its place between the first and the last day. */
export function moodLine(
	checkIns: readonly CheckIn[],
	from: Day,
	to: Day
): { day: Day; mood: number; place: number }[] {
	const days = Math.max(1, daysBetween(from, to));
	return [...moodsByDay(checkIns)]
		.filter(([day]) => day >= from && day <= to)
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([day, moods]) => ({
			day,
			mood: moods.reduce((sum: number, mood) => sum + mood, 0) / moods.length,
			place: daysBetween(from, day) / days
		}));
}

/** The mood that was noted most often, the higher one where two were; null where none was. */
export function usualMood(checkIns: readonly CheckIn[]): Mood | null {
	const noted = checkIns.flatMap(({ content }) => (content ? [content.mood] : []));
	if (noted.length === 0) return null;
	const times = (mood: Mood) => noted.filter((each) => each === mood).length;
	return moodList.toReversed().reduce((most, mood) => (times(mood) > times(most) ? mood : most), 5 as Mood);
}

function moodsByDay(checkIns: readonly CheckIn[]): Map<Day, Mood[]> {
	const byDay = new Map<Day, Mood[]>();
	for (const { day, content } of checkIns.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
		if (!content) continue;
		byDay.set(day, [...(byDay.get(day) ?? []), content.mood]);
	}
	return byDay;
}
