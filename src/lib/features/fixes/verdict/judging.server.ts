import { addDays, type Day } from '../../../shared/days';
import { dispersionOf, OVERDISPERSED } from '../../../statistics/dispersion';
import { compareRates } from '../../../statistics/rate-ratio.server';
import { normalQuantile, studentQuantile } from '../../../statistics/special-functions.server';
import type { MeasuredWeek } from '../cycle';
import {
	confidenceOf,
	firstMondayOf,
	kindOf,
	looksAt,
	observationsOf,
	planOf,
	sideOf,
	unitOf,
	weeksUntilEnough,
	type Look,
	type LookedAt,
	type Verdict,
	type WeekSoFar
} from './verdict';
import type { Cycle } from '../cycle';

/** What is judged: the plan, and the weeks on either side of its start. */
export interface Trial {
	cycle: Pick<Cycle, 'startOn' | 'checkOn' | 'endedOn' | 'predictedDrop'>;
	isShare: boolean;
	/** Full weeks, frozen when the trial started. */
	before: readonly MeasuredWeek[];
	since: readonly WeekSoFar[];
}

/**
 * What the counts say of a trial on a day. The weeks up to the check day decide; only where those are too little do later
 * ones count, by a surer interval.
 */
export function judge({ cycle, isShare, before, since }: Trial, today: Day): Verdict {
	const plan = planOf(cycle);
	const [first, later] = looksAt(since, cycle, today);
	const verdict = judgeOnce(first, before, isShare, plan);
	const found = verdict.kind === 'too-little' && later ? judgeOnce(later, before, isShare, plan) : verdict;
	const looked = found === verdict ? first : later!;
	return { ...found, enoughOn: cycle.endedOn ? null : enoughOn(found, looked, before, firstMondayOf(cycle)) };
}

function judgeOnce(
	{ look, weeks }: LookedAt,
	before: readonly MeasuredWeek[],
	isShare: boolean,
	plan: ReturnType<typeof planOf>
): Verdict {
	const unit = unitOf(isShare, before, weeks);
	const sides = { before: sideOf(before, unit), after: sideOf(weeks, unit) };
	const dispersion = dispersionOf(observationsOf(before, unit), observationsOf(weeks, unit));
	const compared = compareRates(sides.after, sides.before, dispersion, confidenceOf[look]);
	return {
		kind: kindOf(compared?.judgedBy ?? null, plan.predicted),
		look,
		unit,
		...sides,
		ratio: compared?.exact.ratio ?? null,
		interval: compared?.judgedBy ?? null,
		confidence: confidenceOf[look],
		overdispersion: compared?.overdispersed ? dispersion!.factor : null,
		enoughOn: null,
		...plan
	};
}

function enoughOn(verdict: Verdict, { look, weeks }: LookedAt, before: readonly MeasuredWeek[], first: Day) {
	if (verdict.kind !== 'too-little') return null;
	const { unit } = verdict;
	const dispersion = dispersionOf(observationsOf(before, unit), observationsOf(weeks, unit));
	const isWild = dispersion !== null && dispersion.factor > OVERDISPERSED;
	const deviations = deviationsOf(look, isWild ? dispersion.degreesOfFreedom : null);
	const more = weeksUntilEnough(verdict, deviations, isWild ? dispersion.factor : 1);
	const next = weeks.length > 0 ? addDays(weeks.at(-1)!.monday, 7) : first;
	return more === null ? null : addDays(next, 7 * more);
}

function deviationsOf(look: Look, degreesOfFreedom: number | null): number {
	const share = 1 - (1 - confidenceOf[look]) / 2;
	return degreesOfFreedom === null ? normalQuantile(share) : studentQuantile(share, degreesOfFreedom);
}
