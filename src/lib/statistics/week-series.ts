import { addDays, mondayOf, weeksOf, type Day, type Period } from '../shared/days';
import type { SeriesValue } from './xmr';

/** Why a week is not charted like the others. */
export type Incomplete = 'not-over' | 'unrecorded' | 'partly-recorded' | 'cut-by-period';

export interface Week {
	/** Its first day. */
	monday: Day;
	/** Its last day. */
	sunday: Day;
	/** Records found in the part of the week that lies in the window. */
	records: number;
	/** Null for a full week. */
	incomplete: Incomplete | null;
}

/** The weeks of a window before anything is counted in them, for as many series as are to be compared. */
export interface EmptyWeeks {
	window: Period;
	weeks: Week[];
}

/**
 * The ISO weeks that a window touches. A week counts as full only where it is over and all its seven days lie in the
 * window and in the time when recording was on: only there is nothing found the same as nothing happened.
 * @param recording first and last day of recording, or null where nothing was ever recorded
 */
export function emptyWeeks(window: Period, recording: Period | null, today: Day): EmptyWeeks {
	const weeks = weeksOf(window).map((monday): Week => {
		const week = { from: monday, to: addDays(monday, 6) };
		return {
			monday,
			sunday: week.to,
			records: 0,
			incomplete: incompleteness(week, window, recording, today)
		};
	});
	return { window, weeks };
}

/**
 * Weeks with their counts.
 * @param counts records by day; days outside the window are left out, and the order does not matter
 */
export function filledWeeks(
	{ window, weeks }: EmptyWeeks,
	counts: Iterable<{ day: Day; records: number }>
): Week[] {
	const filled = weeks.map((week) => ({ ...week }));
	const weekOf = new Map(filled.map((week) => [week.monday, week]));
	for (const { day, records } of counts) {
		if (day < window.from || day > window.to) continue;
		const week = weekOf.get(day) ?? weekOf.get(mondayOf(day));
		if (week) week.records += records;
	}
	return filled;
}

/** The counts of full weeks for a chart, with gaps for the others. */
export function fullWeekValues(weeks: readonly Week[]): SeriesValue[] {
	return weeks.map((week) => (week.incomplete ? null : week.records));
}

function incompleteness(
	week: Period,
	window: Period,
	recording: Period | null,
	today: Day
): Incomplete | null {
	if (!recording || week.to < recording.from || week.from > recording.to) return 'unrecorded';
	if (week.to >= today) return 'not-over';
	if (week.from < recording.from || week.to > recording.to) return 'partly-recorded';
	return week.from < window.from || week.to > window.to ? 'cut-by-period' : null;
}
