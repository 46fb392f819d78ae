import type { ReadingContext } from '$lib/server/context';
import { addDays, dayOf, type Day } from '$lib/shared/days';
import { parseMeasure, isShare } from '../../escalations/measures/measure';
import type { Cycle, VerdictThen } from '../cycle';
import type { ForTeams } from '../reach';
import { judge } from '../verdict/judging.server';
import { firstMondayOf, trialPeriodOf, verdictThen, type Verdict, type WeekSoFar } from '../verdict/verdict';
import { trialWeeks, type TrialWeek } from '../verdict/weeks';
import { verdictSentence } from '../verdict/words';
import { measuredWeeks } from './measured-weeks.server';

/** A verdict with the weeks it rests on. */
export interface TrialVerdict {
	verdict: Verdict;
	sentence: string;
	/** What is kept when somebody decides beside it. */
	then: VerdictThen;
	weeks: TrialWeek[];
	/** Whether the limits of each phase rest on too few weeks to be relied on. */
	provisional: boolean;
	measureName: string;
}

/**
 * What the counts say of a trial: today, or of one that was decided, on the day of the decision. Who may read the fix is
 * decided where it is found.
 * @param teams the teams the fix is for, whose counts it rests on whoever looks
 * @returns null where the trial has not started
 */
export async function verdictOf(
	context: ReadingContext,
	cycle: Cycle,
	teams: ForTeams
): Promise<TrialVerdict | null> {
	const measure = parseMeasure(cycle.measureKey);
	if (!cycle.baseline || !measure) return null;
	const today = dayOf(cycle.decidedAt ?? context.now, context.actor.habits.timeZone);
	const live = await liveWeeks(context, cycle, teams, today);
	const before = cycle.baseline.weeks;
	const first = firstMondayOf(cycle);
	const since = live.filter(({ monday }) => monday >= first);
	const verdict = judge({ cycle, isShare: isShare(measure), before, since }, today);
	const sentence = verdictSentence(verdict, context.actor.habits);
	const { weeks, phases } = trialWeeks(before, live, first, verdict.unit);
	return {
		verdict,
		sentence,
		then: verdictThen(verdict, sentence),
		weeks,
		provisional: phases.some(({ provisional }) => provisional),
		measureName: cycle.measureName
	};
}

/** The weeks after those that were frozen, up to a day. */
async function liveWeeks(
	context: ReadingContext,
	cycle: Cycle,
	teams: ForTeams,
	today: Day
): Promise<WeekSoFar[]> {
	const from = addDays(cycle.baselineTo, 1);
	const { to } = trialPeriodOf(cycle, today);
	const weeks = await measuredWeeks(context, { measureKey: cycle.measureKey, teams }, { from, to });
	return weeks
		.filter(({ monday }) => monday <= today)
		.map(({ monday, events, of, incomplete }) => ({ monday, count: events, of, incomplete }));
}
