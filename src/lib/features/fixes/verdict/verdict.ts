import { addDays, daysBetween, mondayOf, type Day, type Period } from '../../../shared/days';
import type { ChartKind } from '../../../statistics/chart-kinds';
import type { Incomplete } from '../../../statistics/week-series';
import { predictedRatio, studyDayOf, type Cycle, type MeasuredWeek, type VerdictThen } from '../cycle';

export const verdictKinds = {
	improved: 'Improved',
	worse: 'Worse',
	'no-change': 'No detectable change',
	'too-little': 'Too little data yet'
} as const;

export type VerdictKind = VerdictThen['kind'];

/** What rates are by: thousands of contacts, weeks where contacts are not known for all of them, or records of a share. */
export type Unit = 'contacts' | 'weeks' | 'records';

/** When the counts are looked at: while the trial runs, for what its check day found, or again because that was too little. */
export type Look = 'interim' | 'check' | 'again';

/**
 * How sure an interval is. Whoever looks again after too little was found has two chances of an accident, so the second
 * look has to be surer.
 */
export const confidenceOf = { interim: 0.95, check: 0.95, again: 0.99 } as const satisfies Record<
	Look,
	number
>;

/** The weeks on one side of the start. */
export interface Side {
	events: number;
	/** In the unit of the verdict. */
	exposure: number;
	/** How many full weeks were counted. */
	weeks: number;
}

/** Ratio of after to before; the upper end is null where nothing bounds it. */
export interface Interval {
	lower: number;
	upper: number | null;
}

/** What the counts say of a trial. */
export interface Verdict {
	kind: VerdictKind;
	look: Look;
	unit: Unit;
	before: Side;
	after: Side;
	/** Rate after divided by rate before; null where nothing was counted before. */
	ratio: number | null;
	/** Null where there is nothing to compare yet. */
	interval: Interval | null;
	/** Between 0 and 1. */
	confidence: number;
	/** The ratio that was predicted. */
	predicted: number;
	/** How many times more the weeks vary than chance makes them, where the interval is wider for it. */
	overdispersion: number | null;
	/** By when there should be enough at the present rate; null where that is not within two years, or no more will come. */
	enoughOn: Day | null;
	/** Set where the trial was ended early. */
	endedOn: Day | null;
	studyOn: Day;
}

/** What an interval says: it leaves out 1, or it holds 1 and leaves out what was predicted, or it holds both. */
export function kindOf(interval: Interval | null, predicted: number): VerdictKind {
	if (!interval) return 'too-little';
	if (interval.upper !== null && interval.upper < 1) return 'improved';
	if (interval.lower > 1) return 'worse';
	return interval.lower > predicted ? 'no-change' : 'too-little';
}

/** A week of a measure, as far as it was counted. */
export interface WeekSoFar extends MeasuredWeek {
	incomplete: Incomplete | null;
}

/** The full weeks that were looked at, by the day of the look. */
export interface LookedAt {
	look: Look;
	weeks: MeasuredWeek[];
}

/**
 * The full weeks of a trial at each look that may be taken today: the weeks up to the check day, and where more have
 * passed since, those up to the last look: every fourth week. The week in which a trial starts belongs to neither side, unless it starts on a Monday.
 */
export function looksAt(
	weeks: readonly WeekSoFar[],
	cycle: Pick<Cycle, 'startOn' | 'checkOn' | 'endedOn'>,
	today: Day
): [LookedAt, ...LookedAt[]] {
	const first = firstMondayOf(cycle);
	const fullUntil = (end: Day) =>
		weeks
			.filter(({ monday, incomplete }) => incomplete === null && monday >= first && addDays(monday, 6) < end)
			.map(({ monday, count, of }) => ({ monday, count, of }));
	if (cycle.endedOn) return [{ look: 'check', weeks: fullUntil(addDays(cycle.endedOn, 1)) }];
	if (today < cycle.checkOn) return [{ look: 'interim', weeks: fullUntil(today) }];
	const atCheck = fullUntil(cycle.checkOn);
	const check: LookedAt = { look: 'check', weeks: atCheck };
	const sinceThen = fullUntil(lastLookOn(cycle.checkOn, today));
	return sinceThen.length > atCheck.length ? [check, { look: 'again', weeks: sinceThen }] : [check];
}

/** How long later looks are apart: each look has a chance of an accident of its own. */
const DAYS_BETWEEN_LOOKS = 28;

/** The day of the last look up to a day that is not before the check day. */
function lastLookOn(checkOn: Day, today: Day): Day {
	const passed = daysBetween(checkOn, today);
	return addDays(checkOn, passed - (passed % DAYS_BETWEEN_LOOKS));
}

/** The first look on a day or after it. */
export function nextLookOn(checkOn: Day, day: Day): Day {
	const passed = Math.max(0, daysBetween(checkOn, day));
	return addDays(checkOn, DAYS_BETWEEN_LOOKS * Math.ceil(passed / DAYS_BETWEEN_LOOKS));
}

/** The Monday of the first full week of a trial. */
export function firstMondayOf({ startOn }: Pick<Cycle, 'startOn'>): Day {
	return mondayOf(addDays(startOn, 6));
}

/** The days to count for the verdict of a trial on a day. */
export function trialPeriodOf(cycle: Pick<Cycle, 'startOn'>, today: Day): Period {
	return { from: firstMondayOf(cycle), to: today > cycle.startOn ? today : addDays(cycle.startOn, 6) };
}

/** What rates of these weeks can be by. */
export function unitOf(isShare: boolean, ...sides: readonly (readonly MeasuredWeek[])[]): Unit {
	if (isShare) return 'records';
	return sides.flat().every(({ of }) => of !== null && of > 0) ? 'contacts' : 'weeks';
}

/** The control chart of each unit. */
export const kindOfChart = {
	contacts: 'u-prime',
	weeks: 'xmr',
	records: 'p-prime'
} as const satisfies Record<Unit, ChartKind>;

/** What contacts are counted in. */
export const CONTACTS = 1000;

/** What a week counted and over how much, as statistics know it. */
export function observationsOf(
	weeks: readonly MeasuredWeek[],
	unit: Unit
): { value: number; of: number | null }[] {
	return weeks.map(({ count, of }) => {
		if (unit === 'weeks') return { value: count, of: 1 };
		return { value: count, of: unit === 'contacts' && of !== null ? of / CONTACTS : of };
	});
}

export function sideOf(weeks: readonly MeasuredWeek[], unit: Unit): Side {
	const observations = observationsOf(weeks, unit);
	return {
		events: observations.reduce((sum, { value }) => sum + value, 0),
		exposure: observations.reduce((sum, { of }) => sum + (of ?? 0), 0),
		weeks: weeks.length
	};
}

/** Events over exposure; null over none. */
export function rateOf({ events, exposure }: Side): number | null {
	return exposure > 0 ? events / exposure : null;
}

/** Longer than this nobody waits. */
const LONGEST_WAIT_WEEKS = 104;

/**
 * After how many more weeks the interval should leave out 1 or the prediction, if the ratio stays where it is and the
 * weeks bring as much as they do: by log ratio ± z·√(φ(1/a + 1/b)), as `overdispersedInterval` has it.
 * @param deviations z: how many standard deviations the interval reaches either way
 * @param factor φ: how many times more than chance weeks vary, 1 where they do not
 * @returns null where two years are not enough, or nothing was counted before
 */
export function weeksUntilEnough(
	{ before, after, predicted }: Pick<Verdict, 'before' | 'after' | 'predicted'>,
	deviations: number,
	factor: number
): number | null {
	const rateBefore = rateOf(before);
	if (!rateBefore || before.weeks === 0) return null;
	const hasBegun = after.weeks > 0 && after.exposure > 0;
	const eventsAfter = hasBegun ? Math.max(after.events, 0.5) : 0;
	const ratio = hasBegun ? eventsAfter / after.exposure / rateBefore : predicted;
	const aWeek = hasBegun ? eventsAfter / after.weeks : (before.events / before.weeks) * predicted;
	const middle = Math.log(ratio);
	for (let more = 1; more <= LONGEST_WAIT_WEEKS; more++) {
		const reach = deviations * Math.sqrt(factor * (1 / (eventsAfter + aWeek * more) + 1 / before.events));
		const leavesOutOne = middle + reach < 0 || middle - reach > 0;
		if (leavesOutOne || middle - reach > Math.log(predicted)) return more;
	}
	return null;
}

/** What is kept of a verdict when somebody decides beside it. */
export function verdictThen({ kind, ratio, interval }: Verdict, sentence: string): VerdictThen {
	const upper = interval?.upper ?? null;
	return {
		kind,
		sentence,
		ratio: ratio === null || upper === null ? null : { value: ratio, low: interval!.lower, high: upper }
	};
}

/** What a verdict needs to know of the plan. */
export function planOf(cycle: Pick<Cycle, 'predictedDrop' | 'checkOn' | 'endedOn'>) {
	return {
		predicted: predictedRatio(cycle),
		endedOn: cycle.endedOn,
		studyOn: studyDayOf({ ...cycle, state: 'running' })!
	};
}

/** Why an adopted fix is opened again. */
export interface Return {
	unit: Unit;
	/** The week that stands out, or the last of a long row above the mean of the trial. */
	monday: Day;
	/** How many weeks the row has; null where a single week stands out. */
	row: number | null;
	/** The latest weeks, and those of the trial that they are compared with. */
	recent: Side;
	trial: Side;
}
