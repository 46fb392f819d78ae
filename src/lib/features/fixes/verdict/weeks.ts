import { controlChart, type ControlChart } from '../../../statistics/control-chart';
import type { Day } from '../../../shared/days';
import type { Incomplete } from '../../../statistics/week-series';
import { floorAtZero } from '../../../statistics/xmr';
import type { MeasuredWeek } from '../cycle';
import { kindOfChart, observationsOf, type Unit, type WeekSoFar } from './verdict';

/** Where a week stands to the trial: what is compared with, what lies between and is not judged, and the trial. */
export type Part = 'before' | 'between' | 'trial';

/** A week of a trial's chart and table. */
export interface TrialWeek extends MeasuredWeek {
	part: Part;
	incomplete: Incomplete | null;
	/** In the unit of the verdict; null for a gap. */
	value: number | null;
	centre: number | null;
	lower: number | null;
	upper: number | null;
	outside: 'above' | 'below' | null;
}

/**
 * The weeks of a trial as a control chart of two phases: limits of the frozen baseline up to the start, and of the trial's
 * own weeks after it.
 * @param judgedBy for the weeks since an adoption, which have no limits of their own: those before judge them all
 */
export function trialWeeks(
	before: readonly MeasuredWeek[],
	live: readonly WeekSoFar[],
	firstMonday: Day,
	unit: Unit,
	judgedBy: 'own-weeks' | 'weeks-before' = 'own-weeks'
): { weeks: TrialWeek[]; phases: ControlChart['phases'] } {
	const all = [
		...before.map((week) => ({ ...week, incomplete: null, part: 'before' as const })),
		...live.map((week) => ({
			...week,
			part: week.monday < firstMonday ? ('between' as const) : ('trial' as const)
		}))
	];
	const observations = observationsOf(all, unit).map((observation, place) =>
		all[place]!.incomplete === null ? observation : { ...observation, value: null }
	);
	const start = all.findIndex(({ part }) => part === 'trial');
	const { points, phases } = controlChart(kindOfChart[unit], observations, {
		phases: [
			{ first: 0, baseline: { first: 0, last: before.length - 1 } },
			...(start > 0 && judgedBy === 'own-weeks' ? [{ first: start }] : [])
		]
	});
	const weeks = all.map((week, place) => {
		const { lower, ...point } = points[place]!;
		return { ...week, ...point, lower: lower === null ? null : floorAtZero(lower) };
	});
	return { weeks, phases };
}
