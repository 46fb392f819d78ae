import type { Day } from '../../../shared/days';
import { controlChart } from '../../../statistics/control-chart';
import { dispersionOf } from '../../../statistics/dispersion';
import { compareRates } from '../../../statistics/rate-ratio.server';
import type { MeasuredWeek } from '../cycle';
import { kindOfChart, observationsOf, sideOf, unitOf, type Return, type Unit } from './verdict';

/** How long an adopted fix is watched. */
export const WATCHED_WEEKS = 26;

/** So many of the latest weeks have to bear a single one out. */
const RECENT_WEEKS = 4;

/** Half a year of weeks has many chances of a signal by accident, so it has to be borne out as surely as this. */
const CONFIDENCE = 0.99;

/**
 * Whether the latest of the weeks since an adoption signal that what the fix brought is being lost: on the chart whose
 * limits are those of the trial, a week above them or a row above its mean that chance seldom makes so long; and the last
 * four weeks, or those of the row, are together above the trial too.
 * @param since full weeks after the adoption, in order
 * @returns null where nothing does, or there is too little to say
 */
export function returnOf(
	trial: readonly MeasuredWeek[],
	since: readonly MeasuredWeek[],
	isShare: boolean
): Return | null {
	if (trial.length === 0 || since.length === 0) return null;
	const unit = unitOf(isShare, trial, since);
	for (const { recent, ...what } of signalsOf(trial, since, unit)) {
		const sides = { recent: sideOf(recent, unit), trial: sideOf(trial, unit) };
		const dispersion = dispersionOf(observationsOf(trial, unit), observationsOf(recent, unit));
		const compared = compareRates(sides.recent, sides.trial, dispersion, CONFIDENCE);
		if (compared && compared.judgedBy.lower > 1) return { unit, ...what, ...sides };
	}
	return null;
}

/** What signals on the chart, each with the weeks that have to bear it out. */
function signalsOf(trial: readonly MeasuredWeek[], since: readonly MeasuredWeek[], unit: Unit) {
	const signals: { monday: Day; row: number | null; recent: readonly MeasuredWeek[] }[] = [];
	const weeks = [...trial, ...since];
	const { points, phases } = controlChart(kindOfChart[unit], observationsOf(weeks, unit), {
		phases: [{ first: 0, baseline: { first: 0, last: trial.length - 1 } }]
	});
	const { without, runs } = phases[0]!;
	const recent = since.slice(-RECENT_WEEKS);
	const firstRecent = weeks.length - recent.length;
	const outside = points.findLastIndex((point, place) => place >= firstRecent && point.outside === 'above');
	if (outside >= 0) signals.push({ monday: weeks[outside]!.monday, row: null, recent });
	const { longestRun, shift } = runs;
	if (shift && longestRun?.side === 'above' && longestRun.last >= firstRecent) {
		const { first, last, length } = longestRun;
		const row = weeks.slice(Math.max(first, trial.length), last + 1);
		signals.push({ monday: weeks[last]!.monday, row: length, recent: row });
	}
	// Weeks that were all alike have no limits; then the comparison is what there is.
	if (without) signals.push({ monday: recent.at(-1)!.monday, row: null, recent });
	return signals;
}
