import { addDays, dayOf, daysBetween, mondayOf, type Day } from '../../../shared/days';
import { instantOf } from '../../../shared/zoned';

/** How often a team is asked. */
export const cadences = {
	week: { label: 'Every week', weeks: 1 },
	'two-weeks': { label: 'Every two weeks', weeks: 2 },
	'four-weeks': { label: 'Every four weeks', weeks: 4 },
	off: { label: 'Not at all', weeks: null }
} as const;

export type Cadence = keyof typeof cadences;

export const cadenceList = Object.keys(cadences) as Cadence[];

/** When rounds open and close, on the organisation's clock. */
export interface PulseSchedule {
	/** 1 for Monday to 7 for Sunday. */
	opensOnWeekday: number;
	opensAtHour: number;
	/** The day on which it closes, counted from 1 for the day it opens; at most 7. */
	daysOpen: number;
	closesAtHour: number;
}

/** From Monday morning to Friday evening. */
export const shippedSchedule: PulseSchedule = {
	opensOnWeekday: 1,
	opensAtHour: 9,
	daysOpen: 5,
	closesAtHour: 18
};

/** What is wrong with a schedule, by field; a round must close after it opens, and before the next one. */
export function wrongWithSchedule(schedule: PulseSchedule): Partial<Record<keyof PulseSchedule, string>> {
	const { daysOpen, opensAtHour, closesAtHour } = schedule;
	if (daysOpen === 1 && closesAtHour <= opensAtHour) {
		return { closesAtHour: 'On the day it opens, a round has to close later than it opens.' };
	}
	return {};
}

/** A round as the calendar has it. */
export interface PlannedRound {
	startsOn: Day;
	opensAt: Date;
	closesAt: Date;
}

/** The round that is to be open at an instant; null between two of them. What was missed whole is not made up for. */
export function plannedRoundAt(schedule: PulseSchedule, now: Date, timeZone: string): PlannedRound | null {
	const today = dayOf(now, timeZone);
	const startsOn = lastWeekday(today, schedule.opensOnWeekday);
	const planned = [startsOn, addDays(startsOn, -7)].map((day) => roundOn(schedule, day, timeZone));
	return planned.find(({ opensAt, closesAt }) => opensAt <= now && now < closesAt) ?? null;
}

/** The round that opens on a day, in instants: where clocks change meanwhile, it is an hour longer or shorter. */
export function roundOn(schedule: PulseSchedule, startsOn: Day, timeZone: string): PlannedRound {
	return {
		startsOn,
		opensAt: instantOf(startsOn, hour(schedule.opensAtHour), timeZone),
		closesAt: instantOf(addDays(startsOn, schedule.daysOpen - 1), hour(schedule.closesAtHour), timeZone)
	};
}

function hour(hour: number): string {
	return `${String(hour).padStart(2, '0')}:00`;
}

function lastWeekday(today: Day, weekday: number): Day {
	const inThisWeek = addDays(mondayOf(today), weekday - 1);
	return inThisWeek <= today ? inThisWeek : addDays(inThisWeek, -7);
}

/** Whether a team is asked in the round that opens on a day. Weeks are counted alike for all teams. */
export function isAskedOn(cadence: Cadence, startsOn: Day): boolean {
	const { weeks } = cadences[cadence];
	return weeks !== null && weekNumber(startsOn) % weeks === 0;
}

/** How many weeks make up a window, in which wellbeing may stand beside how much abuse there was. */
export const WINDOW_WEEKS = 4;

/** The first and last day of the window that a day lies in. Windows are the same for everybody, and never overlap. */
export function windowOf(day: Day): { from: Day; to: Day } {
	const from = addDays(mondayOf(day), -7 * (weekNumber(day) % WINDOW_WEEKS));
	return { from, to: addDays(from, 7 * WINDOW_WEEKS - 1) };
}

const FIRST_MONDAY = '1970-01-05';

function weekNumber(day: Day): number {
	return daysBetween(FIRST_MONDAY, mondayOf(day)) / 7;
}

/** The days of the week, as rounds count them from 1. */
export const weekdays = [
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
	'Sunday'
] as const;

/** When rounds open and close, in a sentence. */
export function scheduleInWords({
	opensOnWeekday,
	opensAtHour,
	daysOpen,
	closesAtHour
}: PulseSchedule): string {
	const closesOn = weekdays[(opensOnWeekday - 1 + daysOpen - 1) % 7];
	return `Rounds open on ${weekdays[opensOnWeekday - 1]} at ${hour(opensAtHour)} and close on ${closesOn} at ${hour(closesAtHour)}.`;
}
