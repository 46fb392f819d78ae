import { chartKinds, type ChartKind, type Observation } from './chart-kinds';
import { runsAnalysis, type RunsAnalysis } from './runs';
import { POINTS_FOR_FIRM_LIMITS, type NoLimits, type SeriesValue, type XmrOptions } from './xmr';

/** A stretch of a series that is judged by limits of its own, up to where the next one begins. */
export interface Phase {
	/** The place of its first observation. */
	first: number;
	/** The places that its limits are made of, both included; where it is left out, all of the phase. */
	baseline?: { first: number; last: number };
}

/** The XmR chart leaves wild moving ranges out unless told not to; the others keep them unless told to leave them out. */
export interface ChartOptions extends XmrOptions {
	/** In order; without any the whole series is one phase. */
	phases?: readonly Phase[];
	/** Places that limits and runs leave out, because their cause is known; they are judged all the same. */
	excluded?: ReadonlySet<number>;
}

/** A point as it is drawn, in the unit of the chart, with what it is judged by. */
export interface ChartPoint {
	value: SeriesValue;
	centre: number | null;
	lower: number | null;
	upper: number | null;
	/** On which side it lies outside the limits. On a limit is inside. */
	outside: 'above' | 'below' | null;
}

export interface ChartPhase {
	/** Places of its first and last point. */
	first: number;
	last: number;
	/** Set where the phase has no limits. */
	without: NoLimits | null;
	/** How many points its limits rest on. */
	baseline: number;
	/** Whether these are too few for the limits to be relied on. */
	provisional: boolean;
	/** The Anhøj rules around the centre of the phase; places are counted from the start of the series. */
	runs: RunsAnalysis;
}

export interface ControlChart {
	kind: ChartKind;
	points: ChartPoint[];
	phases: ChartPhase[];
}

/**
 * Draws a series as a control chart. Limits are never recalculated by themselves: a new phase begins where one is
 * given, and a baseline that is given stays as it is however many points follow.
 *
 * Sources: D. C. Montgomery, Introduction to Statistical Quality Control; the kinds of charts name their own.
 */
export function controlChart(
	kind: ChartKind,
	observations: readonly Observation[],
	{ phases = [], excluded = new Set(), ...options }: ChartOptions = {}
): ControlChart {
	const parts = stretchesOf(observations.length, phases).map((stretch) => {
		const isIncluded = (place: number) => !excluded.has(place);
		return phaseOf(kind, observations, stretch, isIncluded, options);
	});
	return {
		kind,
		points: parts.flatMap(({ points }) => points),
		phases: parts.map(({ phase }) => phase)
	};
}

interface Stretch {
	first: number;
	last: number;
	baseline: { first: number; last: number };
}

/** Phases that begin outside the series, or where another one begins, are none. */
function stretchesOf(length: number, phases: readonly Phase[]): Stretch[] {
	if (length === 0) return [];
	const begun = new Map(
		phases.filter(({ first }) => first > 0 && first < length).map((each) => [each.first, each])
	);
	const start = phases.find(({ first }) => first <= 0) ?? { first: 0 };
	const ordered = [{ ...start, first: 0 }, ...[...begun.values()].toSorted((a, b) => a.first - b.first)];
	return ordered.map(({ first, baseline }, place) => {
		const last = (ordered[place + 1]?.first ?? length) - 1;
		const rests = baseline ?? { first, last };
		return {
			first,
			last,
			baseline: { first: Math.max(0, rests.first), last: Math.min(length - 1, rests.last) }
		};
	});
}

function phaseOf(
	kind: ChartKind,
	observations: readonly Observation[],
	{ first, last, baseline }: Stretch,
	isIncluded: (place: number) => boolean,
	options: XmrOptions
): { points: ChartPoint[]; phase: ChartPhase } {
	const { valuesOf, modelOf } = chartKinds[kind];
	const from = Math.min(first, baseline.first);
	const values = valuesOf(observations.slice(from, Math.max(last, baseline.last) + 1));
	const rested = values.flatMap((value, index) => {
		const place = from + index;
		if (place < baseline.first || place > baseline.last || !isIncluded(place)) return [];
		return [{ value, of: observations[place]?.of ?? null }];
	});
	const model = modelOf(rested, options);
	const drawn = values.slice(first - from, last - from + 1);
	const points = drawn.map((value, index): ChartPoint => {
		const limits = model.limitsOf?.(observations[first + index]?.of ?? null) ?? { lower: null, upper: null };
		return { value, centre: model.centre, ...limits, outside: sideOf(value, limits) };
	});
	const restsOn = rested.filter(({ value }) => value !== null).length;
	const judged = drawn.map((value, index) => (isIncluded(first + index) ? value : null));
	return {
		points,
		phase: {
			first,
			last,
			without: model.without,
			baseline: restsOn,
			provisional: restsOn < POINTS_FOR_FIRM_LIMITS,
			runs: fromStartOfSeries(runsAnalysis(judged, model.centre ?? undefined), first)
		}
	};
}

function sideOf(
	value: SeriesValue,
	{ lower, upper }: { lower: number | null; upper: number | null }
): ChartPoint['outside'] {
	if (value === null) return null;
	if (upper !== null && value > upper) return 'above';
	return lower !== null && value < lower ? 'below' : null;
}

function fromStartOfSeries(runs: RunsAnalysis, first: number): RunsAnalysis {
	const { longestRun } = runs;
	if (!longestRun) return runs;
	return {
		...runs,
		longestRun: { ...longestRun, first: longestRun.first + first, last: longestRun.last + first }
	};
}
