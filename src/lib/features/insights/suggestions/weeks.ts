import { addDays, mondayOf, type Day, type Period } from '../../../shared/days';

/** A chart looks back this many full weeks, where there are as many. */
export const WEEKS_CHARTED = 26;

/** The counts that a suggestion rests on are those of the last so many full weeks. */
export const WEEKS_COUNTED = 12;

/** Recurring is judged by the last so many full weeks. */
export const WEEKS_RECENT = 4;

/** Mean length of a month. */
export const WEEKS_A_MONTH = 365.25 / 12 / 7;

/**
 * The full weeks that suggestions look at, by their Mondays, oldest first: those that are over, in which recording was
 * on, and which end by `until` where one is given. Where recording ended earlier, as in an export of last year, the weeks
 * end with it; a quiet week of a team that records is a full week like others.
 * @param recording from when to when recording was on, or null where nothing was ever recorded
 */
export function weeksToLookAt(today: Day, recording: Period | null, until?: Day): Day[] {
	if (!recording) return [];
	const yesterday = addDays(today, -1);
	let last = lastFullWeek(until && until < yesterday ? until : yesterday);
	if (recording.to < addDays(last, 6)) last = lastFullWeek(recording.to);
	const first = mondayOf(addDays(recording.from, 6));
	const mondays: Day[] = [];
	for (let monday = last; monday >= first && mondays.length < WEEKS_CHARTED; monday = addDays(monday, -7)) {
		mondays.unshift(monday);
	}
	return mondays;
}

/** The days that the counts of a suggestion come from, or null where there is no full week. */
export function countedPeriod(mondays: readonly Day[]): Period | null {
	const counted = mondays.slice(-WEEKS_COUNTED);
	const [first] = counted;
	const last = counted.at(-1);
	return first && last ? { from: first, to: addDays(last, 6) } : null;
}

/** The Monday of the last week whose Sunday is not after the day. */
function lastFullWeek(day: Day): Day {
	return addDays(mondayOf(addDays(day, 1)), -7);
}
