import { meanOf } from './summary';

/** 3 / d2 for ranges of two, rounded as usual (Wheeler, Understanding Variation; NHS Making Data Count). */
export const LIMITS_PER_MOVING_RANGE = 2.66;

/** D4 for ranges of two: a moving range this many times the mean or more is no ordinary variation. */
export const SCREENED_MOVING_RANGE = 3.267;

/** With fewer points than this, limits still move much with each new one, and are called provisional. */
export const POINTS_FOR_FIRM_LIMITS = 12;

/** A value of the series, or null for a gap: nothing was recorded then. */
export type SeriesValue = number | null;

/** What an XmR chart draws behind its points, in the unit of the values. */
export interface XmrLimits {
	/** The centre line. */
	mean: number;
	lower: number;
	upper: number;
	/** The mean moving range that the limits were made of. */
	meanMovingRange: number;
	/** Whether there were too few points for the limits to be relied on. */
	provisional: boolean;
}

/**
 * Why a series has no limits. `no-time-between`: of times between events, one is nothing. `too-large`: the limits would
 * be beyond all numbers.
 */
export type NoLimits = 'too-few-points' | 'no-variation' | 'no-time-between' | 'too-large';

export interface XmrChart {
	limits: XmrLimits | null;
	/** Set where `limits` is null. */
	without: NoLimits | null;
	/** For each value, the side on which it lies outside the limits; null inside, and for gaps. */
	outside: ('above' | 'below' | null)[];
}

export interface XmrOptions {
	/** Whether moving ranges of 3.267 times their mean or more are left out once before the limits are made. */
	screened?: boolean;
	/** How many mean moving ranges the limits are away: 2.66, or 3/1.128 for the same number less rounded. */
	limitsPerMovingRange?: number;
}

/**
 * The chart of individual values and moving ranges: mean ± 2.66 · mean moving range, in the unit of the values.
 * Moving ranges are taken between neighbours only, never across a gap. Limits are the natural process limits; a
 * lower one under zero stays as it is, for `floorAtZero` to draw. A value on a limit is inside.
 *
 * Where screening leaves no variation at all, every moving range counts: limits without width would call each
 * value of a mostly constant series extraordinary.
 *
 * Source: D. J. Wheeler, Understanding Variation; NHS England, Making Data Count. qicharts2 uses 3/1.128 = 2.6596.
 */
export function xmrChart(values: readonly SeriesValue[], options: XmrOptions = {}): XmrChart {
	const limits = xmrLimits(values, options);
	if (typeof limits === 'string') return { limits: null, without: limits, outside: values.map(() => null) };
	return { limits, without: null, outside: outsideOf(values, limits) };
}

/** The limits alone, so that a series can be judged by those of its baseline. */
export function xmrLimits(
	values: readonly SeriesValue[],
	{ screened = true, limitsPerMovingRange = LIMITS_PER_MOVING_RANGE }: XmrOptions = {}
): XmrLimits | NoLimits {
	const present = values.filter(isValue);
	const mean = meanOf(present);
	const meanMovingRange = ordinaryMovingRange(movingRangesOf(values), screened);
	if (mean === null || meanMovingRange === null) return 'too-few-points';
	if (meanMovingRange === 0) return 'no-variation';
	const lower = mean - limitsPerMovingRange * meanMovingRange;
	const upper = mean + limitsPerMovingRange * meanMovingRange;
	if (!Number.isFinite(lower) || !Number.isFinite(upper)) return 'too-large';
	return {
		mean,
		lower,
		upper,
		meanMovingRange,
		provisional: present.length < POINTS_FOR_FIRM_LIMITS
	};
}

/** For each value, the side on which it lies outside the limits. */
export function outsideOf(values: readonly SeriesValue[], { lower, upper }: XmrLimits): XmrChart['outside'] {
	return values.map((value) => {
		if (!isValue(value)) return null;
		if (value > upper) return 'above';
		return value < lower ? 'below' : null;
	});
}

/** The lower limit as it is drawn for counts, which cannot be negative. */
export function floorAtZero(limit: number): number {
	return Math.max(0, limit);
}

/** Moving ranges between neighbours, in the unit of the values; none is taken across a gap. */
export function movingRangesOf(values: readonly SeriesValue[]): number[] {
	return values.flatMap((value, place) => {
		const before = values[place - 1];
		return isValue(value) && isValue(before) ? [Math.abs(value - before)] : [];
	});
}

/**
 * The mean moving range, without those of 3.267 times it or more where they are screened. Where screening leaves no
 * variation at all, every one counts.
 * @returns null where there is none
 */
export function ordinaryMovingRange(ranges: readonly number[], screened: boolean): number | null {
	const mean = meanOf(ranges);
	if (mean === null || !screened) return mean;
	return meanOf(ranges.filter((range) => range < SCREENED_MOVING_RANGE * mean)) || mean;
}

function isValue(value: SeriesValue | undefined): value is number {
	return Number.isFinite(value);
}
