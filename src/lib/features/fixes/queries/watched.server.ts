import type { ReadingContext } from '$lib/server/context';
import { addDays, dayOf, mondayOf, type Day } from '$lib/shared/days';
import { isShare, parseMeasure } from '../../escalations/measures/measure';
import type { Cycle, MeasuredWeek } from '../cycle';
import type { ForTeams } from '../reach';
import { firstMondayOf, unitOf, type Return, type WeekSoFar } from '../verdict/verdict';
import type { Watched } from '../verdict/watch-view';
import { returnOf, WATCHED_WEEKS } from '../verdict/watch.server';
import { trialWeeks } from '../verdict/weeks';
import { measuredWeeks } from './measured-weeks.server';

/** A trial that was adopted and the weeks since, as they are counted now. */
interface AdoptedWeeks {
	isShare: boolean;
	/** Full weeks of the trial, before the one of the decision. */
	trial: MeasuredWeek[];
	/** The week of the decision and those that are watched. */
	since: WeekSoFar[];
	/** The Monday of the first week that is watched. */
	firstMonday: Day;
	/** Set where the latest weeks say that it comes back. */
	found: Return | null;
}

/**
 * What the counts say of a trial since it was adopted. Who may read the fix is decided where it is found.
 * @returns null for a trial that was not adopted
 */
export async function weeksSinceAdoption(
	context: ReadingContext,
	cycle: Cycle,
	teams: ForTeams
): Promise<AdoptedWeeks | null> {
	const { measureKey, decision, decidedAt } = cycle;
	const measure = parseMeasure(measureKey);
	if (!measure || decision !== 'adopted' || !decidedAt) return null;
	const { timeZone } = context.actor.habits;
	const today = dayOf(context.now, timeZone);
	const decidedIn = mondayOf(dayOf(decidedAt, timeZone));
	const firstMonday = addDays(decidedIn, 7);
	const end = lastWatchedDay(firstMonday);
	const period = { from: firstMondayOf(cycle), to: end < today ? end : today };
	const weeks = (await measuredWeeks(context, { measureKey, teams }, period)).map(
		({ monday, events, of, incomplete }): WeekSoFar => ({ monday, count: events, of, incomplete })
	);
	const full = weeks.filter(({ incomplete }) => incomplete === null);
	const trial = full.filter(({ monday }) => monday < decidedIn);
	const watched = full.filter(({ monday }) => monday >= firstMonday);
	return {
		isShare: isShare(measure),
		trial,
		since: weeks.filter(({ monday }) => monday >= decidedIn),
		firstMonday,
		found: returnOf(trial, watched, isShare(measure))
	};
}

/**
 * What is watched of an adopted fix, to be shown.
 * @returns null where it was not adopted, or no full week of its trial was counted
 */
export async function watchedOf(
	context: ReadingContext,
	cycle: Cycle,
	teams: ForTeams
): Promise<Watched | null> {
	const weeks = await weeksSinceAdoption(context, cycle, teams);
	if (!weeks || weeks.trial.length === 0) return null;
	const { trial, since, firstMonday, found } = weeks;
	const full = since.filter(({ monday, incomplete }) => monday >= firstMonday && incomplete === null);
	const unit = unitOf(weeks.isShare, trial, full);
	return {
		measureName: cycle.measureName,
		unit,
		weeks: trialWeeks(trial, since, firstMonday, unit, 'weeks-before').weeks,
		adoptedOn: dayOf(cycle.decidedAt!, context.actor.habits.timeZone),
		until: lastWatchedDay(firstMonday),
		most: WATCHED_WEEKS,
		found
	};
}

function lastWatchedDay(firstMonday: Day): Day {
	return addDays(firstMonday, 7 * WATCHED_WEEKS - 1);
}
