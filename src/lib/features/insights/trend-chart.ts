import { canBeCrossed, runsAnalysis, type Run } from '../../statistics/runs';
import { fullWeekValues, type Week } from '../../statistics/week-series';
import { floorAtZero, xmrChart, type NoLimits, type SeriesValue } from '../../statistics/xmr';
import type { Day } from '../../shared/days';
import { trendOf, type Trend } from './suggestions/trend';

export type Direction = Trend['direction'];

/** A week of the chart, and what is out of the ordinary about it. */
export interface ChartedWeek extends Week {
	/** On which side it lies outside the usual range. */
	outside: 'above' | 'below' | null;
	/** Whether it is one of the weeks of `run`. */
	inRun: boolean;
}

/** The usual range of a week, in records a week; a count under zero is drawn as zero. */
export interface UsualRange {
	mean: number;
	lower: number;
	upper: number;
	provisional: boolean;
}

export interface TrendChart {
	/** From the first recorded week on. */
	weeks: ChartedWeek[];
	fullWeeks: number;
	usual: UsualRange | null;
	/** Why there is no usual range. */
	without: NoLimits | 'too-rare' | null;
	/** A row of weeks on one side of the median that is longer than chance makes it. */
	run: { side: Run['side']; first: Day; last: Day; length: number; median: number } | null;
	/** Whether the weeks cross their median more seldom than chance makes them. */
	fewCrossings: boolean;
	/** Null where weeks are too rare to judge. */
	direction: Direction | null;
}

/** Under one a week on average, limits of weekly counts would call an ordinary week extraordinary. */
const LEAST_A_WEEK = 1;

/** Draws the weekly counts as an XmR chart with the Anhøj rules; see `statistics/xmr` and `statistics/runs`. */
export function trendChartOf(weeks: readonly Week[]): TrendChart {
	const firstRecorded = weeks.findIndex(
		({ incomplete, records }) => incomplete !== 'unrecorded' || records > 0
	);
	const shown = firstRecorded < 0 ? [] : weeks.slice(firstRecorded);
	const values = fullWeekValues(shown);
	const { limits, without, outside } = xmrChart(values);
	const { run, fewCrossings } = runOf(shown, values);
	const base = { fullWeeks: values.filter((value) => value !== null).length };
	if (limits && limits.mean < LEAST_A_WEEK) {
		const plain = shown.map((week): ChartedWeek => ({ ...week, outside: null, inRun: false }));
		const nothing = { usual: null, run: null, fewCrossings: false };
		return { ...base, ...nothing, weeks: plain, without: 'too-rare', direction: null };
	}
	return {
		...base,
		weeks: shown.map((week, place) => ({
			...week,
			outside: outside[place] ?? null,
			inRun: run !== null && week.monday >= run.first && week.monday <= run.last
		})),
		usual: limits && {
			mean: limits.mean,
			lower: floorAtZero(limits.lower),
			upper: limits.upper,
			provisional: limits.provisional
		},
		without,
		run,
		fewCrossings,
		direction: directionOf(shown)
	};
}

/** Where the weekly counts are going at present, by the same rule as suggestions use; null where they are too rare. */
export function directionOf(weeks: readonly Week[]): Direction | null {
	const full = weeks.filter(({ incomplete }) => incomplete === null);
	const values = full.map(({ records }) => records);
	if (values.reduce((sum, records) => sum + records, 0) < LEAST_A_WEEK * values.length) return null;
	const mondays = full.map(({ monday }) => monday);
	return trendOf(values, mondays).direction;
}

function runOf(
	weeks: readonly Week[],
	values: readonly SeriesValue[]
): Pick<TrendChart, 'run' | 'fewCrossings'> {
	const { centre, longestRun, shift, fewCrossings } = runsAnalysis(values);
	const present = values.filter((value) => value !== null);
	const first = weeks[longestRun?.first ?? -1];
	const last = weeks[longestRun?.last ?? -1];
	if (!canBeCrossed(centre, present)) return { run: null, fewCrossings: false };
	if (!shift || !longestRun || !first || !last) return { run: null, fewCrossings };
	const { side, length } = longestRun;
	return { run: { side, length, first: first.monday, last: last.monday, median: centre }, fewCrossings };
}
