import { addDays, dayOf, daysBetween, mondayOf, type Day } from '../../../shared/days';
import { instantOf, timeOf } from '../../../shared/zoned';

/** Monday to Friday. */
export const shippedWorkingDays: readonly number[] = [1, 2, 3, 4, 5];

/** The days of the week, 1 for Monday to 7. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * When a working day has passed since an instant: the same time on the next working day, counted from the first one that
 * it falls on or before. What is asked on a Friday at four has waited a working day on Monday at four; what is asked on a
 * Saturday, from Monday morning on, when Tuesday begins. Holidays are not known, and count as the day of the week they are.
 * @param workingDays 1 for Monday to 7; at least one
 */
export function workingDayAfter(instant: Date, workingDays: readonly number[], timeZone: string): Date {
	const day = dayOf(instant, timeZone);
	const startsOnIt = isWorked(day, workingDays);
	const start = startsOnIt ? day : nextWorkingDay(day, workingDays);
	return instantOf(
		nextWorkingDay(start, workingDays),
		startsOnIt ? timeOf(instant, timeZone) : '00:00',
		timeZone
	);
}

function nextWorkingDay(day: Day, workingDays: readonly number[]): Day {
	for (let later = 1; later <= 7; later++) {
		if (isWorked(addDays(day, later), workingDays)) return addDays(day, later);
	}
	throw new RangeError('no day of the week is worked');
}

/** Whether a day is worked. */
export function isWorked(day: Day, workingDays: readonly number[]): boolean {
	return workingDays.includes(daysBetween(mondayOf(day), day) + 1);
}
