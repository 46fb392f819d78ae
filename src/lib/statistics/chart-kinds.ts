import { meanOf, medianOf } from './summary';
import {
	movingRangesOf,
	ordinaryMovingRange,
	xmrLimits,
	SCREENED_MOVING_RANGE,
	type NoLimits,
	type SeriesValue,
	type XmrOptions
} from './xmr';

/** What was found at one place of a series. */
export interface Observation {
	/** What was counted or measured; null for a gap. */
	value: SeriesValue;
	/** For rates: out of how much, in the unit that the rate is per. For shares: out of how many. */
	of?: number | null;
}

/** A point of the baseline, in the unit of the chart. */
interface BaselinePoint {
	value: SeriesValue;
	of: number | null;
}

interface Limits {
	lower: number | null;
	upper: number | null;
}

/** What a kind of chart makes of a baseline. */
interface Model {
	centre: number | null;
	/** The limits of a point that is out of so much; null where the chart has none. */
	limitsOf: ((of: number | null) => Limits) | null;
	without: NoLimits | null;
}

interface Kind {
	/** What is drawn of the observations, in the unit of the chart. */
	valuesOf: (observations: readonly Observation[]) => SeriesValue[];
	modelOf: (baseline: readonly BaselinePoint[], options: XmrOptions) => Model;
}

/** d2 for ranges of two: the mean moving range is this many standard deviations. */
const DEVIATIONS_PER_MOVING_RANGE = 1.128;

/** Raised to this power, exponential times between events are nearly normal (Nelson 1994). */
const POWER_OF_TIMES = 3.6;

/** Limits lie so many standard deviations from the centre. */
const DEVIATIONS = 3;

/** Moving ranges smaller than this, in standard deviations, come from rounding alone. */
const ROUNDING = 1e-9;

/**
 * The kinds of control charts, by the names they go by.
 *
 * - `xmr`: single values and their moving ranges; see `xmr.ts`.
 * - `mr`: the moving ranges themselves, mean and 3.267 times it.
 * - `c`: counts over equal spans, mean ± 3·√mean.
 * - `u`: rates, ū ± 3·√(ū/n); `u-prime` widens it by what rates vary beyond Poisson (Laney 2002).
 * - `p`: shares, p̄ ± 3·√(p̄(1−p̄)/n); `p-prime` widens it in the same way.
 * - `g`: cases between rare events; the centre line is the median, the limits are made of the mean.
 * - `t`: times between rare events: y^(1/3.6), limits of single values, and back.
 * - `run`: a median without limits.
 *
 * Sources: D. C. Montgomery, Introduction to Statistical Quality Control, chapters 6 and 7; D. B. Laney, Improved Control
 * Charts for Attributes, Quality Engineering 14 (2002); L. S. Nelson, A Control Chart for Parts-Per-Million
 * Nonconforming Items, Journal of Quality Technology 26 (1994). Choices as in qicharts2.
 */
export const chartKinds = {
	xmr: { valuesOf: plainly, modelOf: individuals },
	mr: { valuesOf: movingRanges, modelOf: rangesOfIndividuals },
	c: { valuesOf: plainly, modelOf: counts },
	u: { valuesOf: perSize, modelOf: rates },
	'u-prime': { valuesOf: perSize, modelOf: widened(rateDeviation, Infinity) },
	p: { valuesOf: perSize, modelOf: shares },
	'p-prime': { valuesOf: perSize, modelOf: widened(shareDeviation, 1) },
	g: { valuesOf: plainly, modelOf: casesBetween },
	t: { valuesOf: plainly, modelOf: timesBetween },
	run: { valuesOf: plainly, modelOf: medianAlone }
} satisfies Record<string, Kind>;

export type ChartKind = keyof typeof chartKinds;

function plainly(observations: readonly Observation[]): SeriesValue[] {
	return observations.map(({ value }) => finite(value));
}

function movingRanges(observations: readonly Observation[]): SeriesValue[] {
	const values = plainly(observations);
	return values.map((value, place) => {
		const before = values[place - 1] ?? null;
		return value === null || before === null ? null : finite(Math.abs(value - before));
	});
}

/** Where it is not known out of how much, or out of nothing, there is no rate. */
function perSize(observations: readonly Observation[]): SeriesValue[] {
	return observations.map(({ value, of }) => (value === null || !isSize(of) ? null : finite(value / of)));
}

function individuals(baseline: readonly BaselinePoint[], options: XmrOptions): Model {
	const values = baseline.map(({ value }) => value);
	const limits = xmrLimits(values, options);
	if (typeof limits === 'string') return withoutLimits(meanOf(present(values)), limits);
	return sameForEach(limits.mean, limits);
}

function rangesOfIndividuals(baseline: readonly BaselinePoint[]): Model {
	const mean = meanOf(present(baseline.map(({ value }) => value)));
	if (mean === null) return withoutLimits(null, 'too-few-points');
	if (mean === 0) return withoutLimits(0, 'no-variation');
	return sameForEach(mean, { lower: 0, upper: SCREENED_MOVING_RANGE * mean });
}

function counts(baseline: readonly BaselinePoint[]): Model {
	const mean = meanOf(present(baseline.map(({ value }) => value)));
	if (mean === null) return withoutLimits(null, 'too-few-points');
	if (!(mean > 0)) return withoutLimits(mean, 'no-variation');
	return sameForEach(mean, around(mean, DEVIATIONS * Math.sqrt(mean)));
}

function rates(baseline: readonly BaselinePoint[]): Model {
	return ofSizes(baseline, rateDeviation, Infinity, () => 1);
}

function shares(baseline: readonly BaselinePoint[]): Model {
	return ofSizes(baseline, shareDeviation, 1, () => 1);
}

/** The chart of Laney: limits as wide as the moving ranges of the standardised points make them. */
function widened(deviationOf: Deviation, most: number): Kind['modelOf'] {
	return (baseline, { screened = false }) =>
		ofSizes(baseline, deviationOf, most, (centre) => {
			const scores = baseline.map(({ value, of }) =>
				value === null || !isSize(of) ? null : finite((value - centre) / deviationOf(centre, of))
			);
			return (ordinaryMovingRange(movingRangesOf(scores), screened) ?? NaN) / DEVIATIONS_PER_MOVING_RANGE;
		});
}

/** The standard deviation of one point, by the centre and by out of how much it is. */
type Deviation = (centre: number, of: number) => number;

function rateDeviation(centre: number, of: number): number {
	return Math.sqrt(centre / of);
}

function shareDeviation(centre: number, of: number): number {
	return Math.sqrt((centre * (1 - centre)) / of);
}

function ofSizes(
	baseline: readonly BaselinePoint[],
	deviationOf: Deviation,
	most: number,
	widthOf: (centre: number) => number
): Model {
	const sized = baseline.filter(({ value, of }) => value !== null && isSize(of));
	const sizes = sized.reduce((sum, { of }) => sum + (of ?? 0), 0);
	const found = sized.reduce((sum, { value, of }) => sum + (value ?? 0) * (of ?? 0), 0);
	const centre = sizes > 0 ? finite(found / sizes) : null;
	if (centre === null) return withoutLimits(null, 'too-few-points');
	if (!(deviationOf(centre, 1) > 0)) return withoutLimits(centre, 'no-variation');
	const width = widthOf(centre);
	if (Number.isNaN(width)) return withoutLimits(centre, 'too-few-points');
	if (!(width > ROUNDING)) return withoutLimits(centre, 'no-variation');
	return {
		centre,
		without: null,
		limitsOf: (of) =>
			isSize(of)
				? around(centre, DEVIATIONS * width * deviationOf(centre, of), most)
				: { lower: null, upper: null }
	};
}

function casesBetween(baseline: readonly BaselinePoint[]): Model {
	const values = present(baseline.map(({ value }) => value));
	const mean = meanOf(values);
	if (mean === null) return withoutLimits(null, 'too-few-points');
	if (!(mean > 0)) return withoutLimits(medianOf(values), 'no-variation');
	return sameForEach(medianOf(values), around(mean, DEVIATIONS * Math.sqrt(mean * (mean + 1))));
}

function timesBetween(baseline: readonly BaselinePoint[], { screened = false }: XmrOptions): Model {
	const values = baseline.map(({ value }) => value);
	if (present(values).some((value) => value <= 0)) return withoutLimits(null, 'no-time-between');
	const roots = values.map((value) => (value === null ? null : value ** (1 / POWER_OF_TIMES)));
	const mean = meanOf(present(roots));
	const range = ordinaryMovingRange(movingRangesOf(roots), screened);
	if (mean === null) return withoutLimits(null, 'too-few-points');
	const centre = mean ** POWER_OF_TIMES;
	if (range === null) return withoutLimits(centre, 'too-few-points');
	if (range === 0) return withoutLimits(centre, 'no-variation');
	const { lower, upper } = around(mean, (DEVIATIONS * range) / DEVIATIONS_PER_MOVING_RANGE);
	return sameForEach(centre, {
		lower: (lower ?? 0) ** POWER_OF_TIMES,
		upper: upper === null ? null : upper ** POWER_OF_TIMES
	});
}

function medianAlone(baseline: readonly BaselinePoint[]): Model {
	return withoutLimits(medianOf(present(baseline.map(({ value }) => value))), null);
}

function withoutLimits(centre: number | null, without: NoLimits | null): Model {
	return { centre: finite(centre), limitsOf: null, without };
}

function sameForEach(centre: number | null, { lower, upper }: Limits): Model {
	const limits = { lower: finite(lower), upper: finite(upper) };
	return { centre: finite(centre), limitsOf: () => limits, without: null };
}

/** Limits of what cannot be negative. */
function around(centre: number, reach: number, most = Infinity): Limits {
	return { lower: Math.max(0, finite(centre - reach) ?? 0), upper: finite(Math.min(most, centre + reach)) };
}

function isSize(of: number | null | undefined): of is number {
	return Number.isFinite(of) && of! > 0;
}

function present(values: readonly SeriesValue[]): number[] {
	return values.filter((value) => value !== null);
}

/** What is too large for a number is not drawn. */
function finite(value: SeriesValue): SeriesValue {
	return Number.isFinite(value) ? value : null;
}
