import { addDays, type Day } from '../../../shared/days';
import { dispersionOf, OVERDISPERSED } from '../../../statistics/dispersion';
import { compareRates } from '../../../statistics/rate-ratio.server';
import { normalQuantile, studentQuantile } from '../../../statistics/special-functions.server';
import type { Cycle, MeasuredWeek } from '../cycle';
import {
	confidenceOf,
	firstMondayOf,
	kindOf,
	looksAt,
	nextLookOn,
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
	return { ...found, enoughOn: cycle.endedOn ? null : enoughOn(found, looked, before, cycle) };
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

/** The day of the look at which there should be enough: the check day, or one of the later ones, which are surer. */
function enoughOn(
	verdict: Verdict,
	{ weeks }: LookedAt,
	before: readonly MeasuredWeek[],
	{ startOn, checkOn }: Pick<Cycle, 'startOn' | 'checkOn'>
): Day | null {
	if (verdict.kind !== 'too-little') return null;
	const { unit } = verdict;
	const dispersion = dispersionOf(observationsOf(before, unit), observationsOf(weeks, unit));
	const wild = dispersion !== null && dispersion.factor > OVERDISPERSED ? dispersion : null;
	const next = weeks.length > 0 ? addDays(weeks.at(-1)!.monday, 7) : firstMondayOf({ startOn });
	const dayFor = (look: Look) => {
		const deviations = deviationsOf(look, wild?.degreesOfFreedom ?? null);
		const more = weeksUntilEnough(verdict, deviations, wild?.factor ?? 1);
		return more === null ? null : addDays(next, 7 * more);
	};
	const atCheck = verdict.look === 'interim' ? dayFor('check') : null;
	if (atCheck !== null && atCheck <= checkOn) return checkOn;
	const later = dayFor('again');
	return later && nextLookOn(checkOn, later);
}

function deviationsOf(look: Look, degreesOfFreedom: number | null): number {
	const share = 1 - (1 - confidenceOf[look]) / 2;
	return degreesOfFreedom === null ? normalQuantile(share) : studentQuantile(share, degreesOfFreedom);
}
