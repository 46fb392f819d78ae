import { canBeCrossed, runsAnalysis } from '../../../statistics/runs';
import { floorAtZero, xmrChart } from '../../../statistics/xmr';
import type { Day } from '../../../shared/days';
import { WEEKS_RECENT } from './weeks';

/** Fewer recent cases than this are no signal, whatever the chart of a rare cause says. */
const CASES_FOR_A_SIGNAL = 3;

export interface Trend {
	direction: 'rising' | 'falling' | 'steady' | 'too-early';
	/** The Monday of the week in which the present rise or fall began; null where there is none. */
	since: Day | null;
	/** Whether single weeks left the usual range, or a row of weeks stayed on one side of the median. */
	by: 'weeks-outside' | 'run' | null;
	/** The usual range of a week, for drawing and saying; null where the series has none. */
	usual: { mean: number; lower: number; upper: number; median: number } | null;
}

/**
 * Whether the weekly counts signal upward or downward at present: a point outside firm XmR limits in the last four
 * weeks, or an unbroken run on one side of the median up to now that is longer than chance makes it (Anhøj).
 * Provisional limits (under 12 weeks) make no signal.
 */
export function trendOf(weekly: readonly number[], mondays: readonly Day[]): Trend {
	const { limits, without, outside } = xmrChart(weekly);
	const { centre, longestRunLimit } = runsAnalysis(weekly);
	if (without === 'no-variation') return { direction: 'steady', since: null, by: null, usual: null };
	if (!limits || limits.provisional || centre === null) {
		return { direction: 'too-early', since: null, by: null, usual: null };
	}
	const usual = { mean: limits.mean, lower: floorAtZero(limits.lower), upper: limits.upper, median: centre };
	const enough = sumOf(weekly.slice(-WEEKS_RECENT)) >= CASES_FOR_A_SIGNAL;
	const stretch = latestStretch(outside);
	if (stretch && (stretch.side === 'below' || enough)) {
		return {
			direction: directionOf(stretch.side),
			since: mondays[stretch.first]!,
			by: 'weeks-outside',
			usual
		};
	}
	const run = canBeCrossed(centre, weekly) ? presentRun(weekly, centre) : null;
	if (run && longestRunLimit !== null && run.length > longestRunLimit && (run.side === 'below' || enough)) {
		return { direction: directionOf(run.side), since: mondays[run.first]!, by: 'run', usual };
	}
	return { direction: 'steady', since: null, by: null, usual };
}

type Side = 'above' | 'below';

/** The latest row of weeks outside the limits that reaches into the last four. */
function latestStretch(outside: readonly (Side | null)[]): { side: Side; first: number } | null {
	const last = outside.findLastIndex((side) => side !== null);
	const side = outside[last];
	if (!side || last < outside.length - WEEKS_RECENT) return null;
	let first = last;
	while (outside[first - 1] === side) first -= 1;
	return { side, first };
}

interface PresentRun {
	side: Side;
	first: number;
	length: number;
}

/** The row of weeks on one side of the centre that lasts until now; weeks on the centre neither make nor break it. */
function presentRun(weekly: readonly number[], centre: number): PresentRun | null {
	const last = weekly.findLast((value) => value !== centre);
	if (last === undefined) return null;
	const run: PresentRun = { side: last > centre ? 'above' : 'below', first: weekly.length, length: 0 };
	for (let place = weekly.length - 1; place >= 0; place -= 1) {
		const value = weekly[place]!;
		if (value === centre) continue;
		if (value > centre !== (run.side === 'above')) break;
		run.first = place;
		run.length += 1;
	}
	return run;
}

function directionOf(side: Side): 'rising' | 'falling' {
	return side === 'above' ? 'rising' : 'falling';
}

/** How many of the last four full weeks had a case, and how many cases they had. */
export function recentOf(weekly: readonly number[]): { weeks: number; of: number; cases: number } {
	const recent = weekly.slice(-WEEKS_RECENT);
	return { weeks: recent.filter((cases) => cases > 0).length, of: recent.length, cases: sumOf(recent) };
}

/** At least 3 of the last 4 full weeks and at least 5 cases in them, or a chart that signals upward. */
export function recurs(weekly: readonly number[], trend: Trend): boolean {
	const { weeks, cases } = recentOf(weekly);
	return (weeks >= 3 && cases >= 5) || trend.direction === 'rising';
}

function sumOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}
