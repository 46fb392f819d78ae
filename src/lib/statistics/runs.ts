import { medianOf } from './summary';
import type { SeriesValue } from './xmr';

/** The longest row of useful points on one side of the centre; places are indexes into the series. */
export interface Run {
	side: 'above' | 'below';
	first: number;
	last: number;
	length: number;
}

/** What the Anhøj rules say about a series. */
export interface RunsAnalysis {
	/** The median unless another centre was given; null for an empty series. */
	centre: number | null;
	/** Points that do not lie on the centre. */
	useful: number;
	/** Null without useful points. Of several equally long runs the latest. */
	longestRun: Run | null;
	/** A longer run than this is a shift. */
	longestRunLimit: number | null;
	crossings: number | null;
	/** Fewer crossings than this mean that the values do not vary at random. */
	crossingsLimit: number | null;
	/** Whether the longest run is longer than chance makes it. */
	shift: boolean;
	/** Whether the series crosses its centre more seldom than chance makes it. */
	fewCrossings: boolean;
}

/** A point so near to the centre, as a part of it, differs from it by rounding alone. */
const ROUNDING = 1e-12;

/**
 * The Anhøj rules: a run of useful points longer than round(log2 n) + 3, or fewer crossings of the centre than the
 * 5th percentile of Binomial(n - 1, 0.5), n being the number of useful points. Points on the centre and gaps neither
 * make nor break a run.
 *
 * Source: J. Anhøj, A. V. Olesen, Run Charts Revisited, PLoS ONE 9 (2014), doi:10.1371/journal.pone.0113825.
 */
export function runsAnalysis(values: readonly SeriesValue[], centre?: number): RunsAnalysis {
	const present = values.filter((value) => value !== null);
	const middle = centre ?? medianOf(present);
	const runs = middle === null ? [] : runsAround(values, middle);
	const useful = runs.reduce((sum, run) => sum + run.length, 0);
	if (useful === 0) {
		return {
			centre: middle,
			useful,
			longestRun: null,
			longestRunLimit: null,
			crossings: null,
			crossingsLimit: null,
			shift: false,
			fewCrossings: false
		};
	}
	const longestRun = runs.reduce((longest, run) => (run.length >= longest.length ? run : longest));
	const longestRunLimit = longestRunLimitOf(useful);
	const crossings = runs.length - 1;
	const crossingsLimit = crossingsLimitOf(useful);
	return {
		centre: middle,
		useful,
		longestRun,
		longestRunLimit,
		crossings,
		crossingsLimit,
		shift: longestRun.length > longestRunLimit,
		fewCrossings: crossings < crossingsLimit
	};
}

/** The longest run that chance is allowed, for so many useful points. */
export function longestRunLimitOf(useful: number): number {
	return Math.round(Math.log2(useful)) + 3;
}

/** The fewest crossings that chance is allowed, for so many useful points. */
export function crossingsLimitOf(useful: number): number {
	return fairCoinQuantile(0.05, useful - 1);
}

function runsAround(values: readonly SeriesValue[], centre: number): Run[] {
	const runs: Run[] = [];
	for (const [place, value] of values.entries()) {
		if (value === null || isOn(centre, value)) continue;
		const side = value > centre ? 'above' : 'below';
		const current = runs.at(-1);
		if (current?.side === side) {
			current.last = place;
			current.length += 1;
		} else {
			runs.push({ side, first: place, last: place, length: 1 });
		}
	}
	return runs;
}

function isOn(centre: number, value: number): boolean {
	return Math.abs(value - centre) <= ROUNDING * Math.abs(centre);
}

/**
 * The least number of heads that so many tosses of a fair coin stay at or under with at least this probability
 * (R's `qbinom(probability, tosses, 0.5)`), summed in logarithms so that long series do not underflow.
 */
function fairCoinQuantile(probability: number, tosses: number): number {
	let logTerm = -tosses * Math.LN2;
	let cumulative = Math.exp(logTerm);
	let heads = 0;
	while (cumulative < probability && heads < tosses) {
		logTerm += Math.log(tosses - heads) - Math.log(heads + 1);
		heads += 1;
		cumulative += Math.exp(logTerm);
	}
	return heads;
}

/**
 * Whether a series lies on both sides of its median. Where most values are alike the median is the least or the largest
 * of them: then every run is on one side of it, and none means anything.
 */
export function canBeCrossed(median: number | null, values: readonly number[]): median is number {
	return median !== null && Math.min(...values) < median && median < Math.max(...values);
}
