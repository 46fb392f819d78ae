import type { Day, Period } from '../../../shared/days';
import type { Observation } from '../../../statistics/chart-kinds';
import { controlChart, type ChartPhase } from '../../../statistics/control-chart';
import { canBeCrossed, runsAnalysis, type Run } from '../../../statistics/runs';
import { medianOf } from '../../../statistics/summary';
import type { Incomplete } from '../../../statistics/week-series';
import type { NoLimits, SeriesValue } from '../../../statistics/xmr';
import type { TimeBetween } from './between';
import type { Yields } from './choice';
import type { OfferedKind, Scale } from './kinds';
import { markedPlaces, type ChartMark } from './marks';

/** What rates are per, in contacts. */
export const CONTACTS = 1000;

/** A week of a measure. */
export interface MeasuredWeek {
	monday: Day;
	sunday: Day;
	events: number;
	/** For a share: out of how many. For a count: the contacts of the week, where they are known. */
	of: number | null;
	/** Null for a full week. */
	incomplete: Incomplete | null;
}

/** Why a point has no value. */
export type Gap = Incomplete | 'contacts-unknown' | 'nothing-to-judge';

/** A point with the line in the middle and the limits that it is judged by, in the scale of the chart. */
export interface MeasuredPoint {
	/** The first and the last day that it stands for. */
	from: Day;
	to: Day;
	events: number;
	/** Out of how many, or of how many contacts; null where that is not known or not asked. */
	of: number | null;
	value: SeriesValue;
	/** Null where there is a value. */
	gap: Gap | null;
	centre: number | null;
	limits: { lower: number; upper: number } | null;
	outside: 'above' | 'below' | null;
	/** Whether it is one of a run that is longer than chance makes it. */
	inRun: boolean;
	/** The place of its phase. */
	phase: number;
}

/** Points that are judged by limits of their own. */
export interface MeasuredPhase {
	/** Places of the first and the last point. */
	first: number;
	last: number;
	/** What began it; empty for the first. */
	marks: ChartMark[];
	centre: number | null;
	/** The limits where they are the same for every point. */
	limits: { lower: number; upper: number } | null;
	without: NoLimits | null;
	/** How many points the limits rest on. */
	restsOn: number;
	provisional: boolean;
	/** The days whose points the limits were frozen on; null where they rest on the whole phase. */
	frozen: Period | null;
	/** A row of points on one side of the median that is longer than chance makes it. */
	run: Run | null;
	/** What runs and crossings are told by: of the points that the limits rest on. One wild point does not move it. */
	median: number | null;
	/** How long a run chance is allowed. */
	longestByChance: number | null;
	/** Set where the median is crossed more seldom than chance makes it. */
	crossings: { found: number; leastByChance: number } | null;
}

export interface MeasuredChart {
	kind: OfferedKind;
	scale: Scale;
	points: MeasuredPoint[];
	phases: MeasuredPhase[];
	/** Changes that lie before the first point, or after the last one has begun. */
	marksBefore: ChartMark[];
	marksNotYet: ChartMark[];
	/** Whether limits were to be frozen on days that hold no point. */
	frozenOnNothing: boolean;
}

/** What a chart is made with besides its data. */
export interface Settings {
	marks: readonly ChartMark[];
	/** The days whose points the limits rest on, however many follow. */
	frozen: Period | null;
}

interface Observed extends Observation {
	from: Day;
	to: Day;
	events: number;
	outOf: number | null;
	gap: Gap | null;
}

/** Draws the weeks of a measure as a chart of this kind, which is none of times between. */
export function chartOfWeeks(
	kind: OfferedKind,
	yields: Yields,
	weeks: readonly MeasuredWeek[],
	settings: Settings
): MeasuredChart {
	const firstRecorded = weeks.findIndex(
		({ incomplete, events }) => incomplete !== 'unrecorded' || events > 0
	);
	const shown = firstRecorded < 0 ? [] : weeks.slice(firstRecorded);
	const scale = scaleOf(kind, yields);
	return charted(
		kind,
		scale,
		shown.map((week) => observedWeek(week, kind, scale)),
		settings
	);
}

/** Draws the times between as a t chart, or what was recorded between as a g chart. */
export function chartOfTimesBetween(
	kind: 't' | 'g',
	times: readonly TimeBetween[],
	settings: Settings
): MeasuredChart {
	const observed = times.map(({ from, to, days, others }) => ({
		from,
		to,
		events: 1,
		outOf: null,
		gap: null,
		value: kind === 't' ? days : others
	}));
	return charted(kind, kind === 't' ? 'days' : 'cases', observed, settings);
}

/** What the values of a chart are. */
export function scaleOf(kind: OfferedKind, yields: Yields): Scale {
	if (kind === 't') return 'days';
	if (kind === 'g') return 'cases';
	if (yields === 'share') return 'share';
	return kind === 'u' || kind === 'u-prime' ? 'rate' : 'count';
}

function observedWeek(
	{ monday, sunday, events, of, incomplete }: MeasuredWeek,
	kind: OfferedKind,
	scale: Scale
): Observed {
	const outOf = scale === 'count' ? null : of;
	const hasSize = scale === 'count' || (of !== null && of > 0);
	const lacks: Gap = scale === 'rate' ? 'contacts-unknown' : 'nothing-to-judge';
	const gap = incomplete ?? (hasSize ? null : lacks);
	const week = { from: monday, to: sunday, events, outOf, gap };
	if (gap !== null) return { ...week, value: null, of: null };
	if (scale === 'count') return { ...week, value: events };
	const size = scale === 'rate' ? of! / CONTACTS : of!;
	return kind === 'run' ? { ...week, value: events / size } : { ...week, value: events, of: size };
}

function charted(
	kind: OfferedKind,
	scale: Scale,
	observed: readonly Observed[],
	{ marks, frozen }: Settings
): MeasuredChart {
	const { begun, before, notYet } = markedPlaces(observed, marks);
	const firsts = [0, ...begun.map(({ place }) => place)];
	const rests = frozen && placesWithin(observed, frozen);
	const frozenFirst = rests ? firsts.findLast((first) => first <= rests.first) : undefined;
	const phases = firsts.map((first) =>
		rests && first === frozenFirst ? { first, baseline: rests } : { first }
	);
	const chart = controlChart(kind, observed, { phases });
	const judged = chart.phases.map((phase): MeasuredPhase => {
		const { centre, lower, upper } = chart.points[phase.first]!;
		const sameForEach = scale !== 'rate' && scale !== 'share' && lower !== null && upper !== null;
		return {
			first: phase.first,
			last: phase.last,
			marks: begun.find(({ place }) => place === phase.first)?.marks ?? [],
			centre,
			limits: sameForEach ? { lower: Math.max(0, lower), upper } : null,
			without: phase.without,
			restsOn: phase.baseline,
			provisional: phase.provisional,
			frozen: rests && phase.first === frozenFirst ? frozen : null,
			...shiftsIn(phase, rests && phase.first === frozenFirst ? rests : phase, chart.points)
		};
	});
	const points = chart.points.map(({ value, centre, lower, upper, outside }, place): MeasuredPoint => {
		const { from, to, events, outOf, gap } = observed[place]!;
		const phase = judged.findLastIndex(({ first }) => first <= place);
		const { run, median } = judged[phase]!;
		const isDrawn = value !== null || scale === 'count';
		return {
			from,
			to,
			events,
			of: outOf,
			value,
			gap,
			centre,
			limits: isDrawn && lower !== null && upper !== null ? { lower: Math.max(0, lower), upper } : null,
			outside,
			inRun: run !== null && value !== null && place >= run.first && place <= run.last && value !== median,
			phase
		};
	});
	return {
		kind,
		scale,
		points,
		phases: judged,
		marksBefore: before,
		marksNotYet: notYet,
		frozenOnNothing: frozen !== null && rests === null
	};
}

/** The places of the points that lie within these days. */
function placesWithin(
	observed: readonly Observed[],
	{ from, to }: Period
): { first: number; last: number } | null {
	const within = (each: Observed) => each.from >= from && each.to <= to && each.value !== null;
	const [first, last] = [observed.findIndex(within), observed.findLastIndex(within)];
	return first < 0 ? null : { first, last };
}

/** What the rules on runs say; nothing where all points lie on one side because most of them are alike. */
function shiftsIn(
	{ first, last }: ChartPhase,
	rests: { first: number; last: number },
	points: readonly { value: SeriesValue }[]
): Pick<MeasuredPhase, 'run' | 'median' | 'longestByChance' | 'crossings'> {
	const valuesFrom = (from: number, to: number) => points.slice(from, to + 1).map(({ value }) => value);
	const median = medianOf(valuesFrom(rests.first, rests.last).filter((value) => value !== null));
	const values = valuesFrom(first, last);
	const runs = runsAnalysis(values, median ?? undefined);
	const tells = canBeCrossed(
		median,
		values.filter((value) => value !== null)
	);
	const { longestRun, longestRunLimit, shift, fewCrossings, crossings, crossingsLimit } = runs;
	return {
		run:
			tells && shift && longestRun
				? { ...longestRun, first: longestRun.first + first, last: longestRun.last + first }
				: null,
		median,
		longestByChance: longestRunLimit,
		crossings:
			tells && fewCrossings && crossings !== null && crossingsLimit !== null
				? { found: crossings, leastByChance: crossingsLimit }
				: null
	};
}
