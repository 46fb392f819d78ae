import { OVERDISPERSED, type Dispersion } from './dispersion';
import { CONFIDENCE, deviationsOf, isConfidence, isCount, isExposure } from './exact-intervals.server';
import { betaQuantile, betaShare, studentQuantile } from './special-functions.server';

/** Events in so many weeks, or in so many thousand contacts. */
export interface Counted {
	events: number;
	exposure: number;
}

export interface RatioInterval {
	lower: number;
	/** Null where nothing bounds it: there was no event to compare with. */
	upper: number | null;
}

export interface RateRatio {
	/** Rate after divided by rate before: 0.5 for half as many. Null where there was no event before. */
	ratio: number | null;
	interval: RatioInterval;
	/** How likely as large a difference would be by chance, were the rates equal: twice the smaller tail, at most 1. */
	probability: number;
}

/** Two rates compared by all that is known of them. */
export interface RateComparison {
	exact: RateRatio;
	/** Set where the weeks vary by more than chance. */
	overdispersed: RatioInterval | null;
	/** What covers both, nearly always the wider of the two: a verdict is made of it. */
	judgedBy: RatioInterval;
}

/** Added to both counts where one is 0, which has no logarithm. */
const HALF_AN_EVENT = 0.5;

/**
 * The ratio of two rates with the interval of its verdict: the exact one, or where weeks vary by more than 1.5 times what
 * chance makes them, what covers both.
 * @param dispersion of the weeks before and after, each around their own rate, as `dispersionOf` finds it; null where it
 * is not known
 * @returns null where there is no exposure, or a count that is no whole number of 0 or more
 */
export function compareRates(
	after: Counted,
	before: Counted,
	dispersion: Dispersion | null,
	confidence = CONFIDENCE
): RateComparison | null {
	const exact = rateRatio(after, before, confidence);
	if (!exact) return null;
	const overdispersed =
		dispersion !== null && dispersion.factor > OVERDISPERSED
			? overdispersedInterval(after, before, dispersion, confidence)
			: null;
	return { exact, overdispersed, judgedBy: coveringBoth(exact.interval, overdispersed) };
}

/**
 * The exact ratio of two Poisson rates: given how many events there were in all, those after are binomial, and the
 * interval of Clopper and Pearson of their share is turned into one of the ratio. The probability agrees with the
 * interval (it is under 5% where a 95% interval excludes 1), which the one of R's `poisson.test` need not.
 *
 * Source: M. P. Fay, Two-sided Exact Tests and Matching Confidence Intervals for Discrete Data, The R Journal 2 (2010),
 * the central one.
 * @returns null where there is no exposure, or a count that is no whole number of 0 or more
 */
export function rateRatio(after: Counted, before: Counted, confidence = CONFIDENCE): RateRatio | null {
	if (![after, before].every(isCounted) || !isConfidence(confidence)) return null;
	const tail = (1 - confidence) / 2;
	const scale = before.exposure / after.exposure;
	if (!isExposure(scale)) return null;
	const [events, others] = [after.events, before.events];
	return {
		ratio: others === 0 ? null : (events / others) * scale,
		interval: {
			lower: events === 0 ? 0 : oddsAt(tail, events, others + 1) * scale,
			upper: others === 0 ? null : oddsAt(1 - tail, events + 1, others) * scale
		},
		probability: centralProbability(events, others, after.exposure / (after.exposure + before.exposure))
	};
}

/**
 * The interval of the ratio where counts vary by more than chance: log ratio ± z·√(φ(1/a + 1/b)), z being 1.96 at 95%.
 * Where it is known how many weeks φ was found from, z is Student's: with 12 weeks on either side, 1.96 would call 8 of
 * 100 changes that are none a change, instead of 5.
 *
 * Source: P. McCullagh, J. A. Nelder, Generalized Linear Models, on quasi-likelihood; half an event added to both counts
 * where one is 0 (J. B. S. Haldane, F. J. Anscombe, 1956).
 */
export function overdispersedInterval(
	after: Counted,
	before: Counted,
	{ factor, degreesOfFreedom }: Pick<Dispersion, 'factor'> & Partial<Dispersion>,
	confidence = CONFIDENCE
): RatioInterval | null {
	if (![after, before].every(isCounted) || !isConfidence(confidence) || !isExposure(factor)) return null;
	const added = after.events === 0 || before.events === 0 ? HALF_AN_EVENT : 0;
	const [events, others] = [after.events + added, before.events + added];
	const middle = Math.log(events / others) + Math.log(before.exposure / after.exposure);
	const deviations =
		degreesOfFreedom === undefined
			? deviationsOf(confidence)
			: studentQuantile(1 - (1 - confidence) / 2, degreesOfFreedom);
	const reach = deviations * Math.sqrt(factor * (1 / events + 1 / others));
	const upper = Math.exp(middle + reach);
	return { lower: Math.exp(middle - reach), upper: Number.isFinite(upper) ? upper : null };
}

function isCounted({ events, exposure }: Counted): boolean {
	return isCount(events) && isExposure(exposure);
}

/** The odds p / (1 - p) at a quantile of a beta distribution, both found in full so that neither loses its digits. */
function oddsAt(share: number, first: number, second: number): number {
	return betaQuantile(share, first, second) / betaQuantile(1 - share, second, first);
}

function centralProbability(events: number, others: number, share: number): number {
	const atLeast = events === 0 ? 1 : betaShare(share, events, others + 1);
	const atMost = others === 0 ? 1 : betaShare(1 - share, others, events + 1);
	return Math.min(1, 2 * Math.min(atLeast, atMost));
}

/** What covers both, so that a verdict needs both: nearly always the wider of the two. */
function coveringBoth(exact: RatioInterval, overdispersed: RatioInterval | null): RatioInterval {
	if (!overdispersed) return exact;
	const uppers = [exact.upper, overdispersed.upper].filter((upper) => upper !== null);
	return {
		lower: Math.min(exact.lower, overdispersed.lower),
		upper: uppers.length < 2 ? null : Math.max(...uppers)
	};
}
