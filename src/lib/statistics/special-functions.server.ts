import { compiled, igamc, igami, incbet, incbi, ndtri, stdtri } from 'cephes';

// The functions are WebAssembly, which is ready a few milliseconds after its module.
await compiled;

/** The share of a beta distribution that lies under `x`; both shapes are above 0, `x` is from 0 to 1. */
export function betaShare(x: number, first: number, second: number): number {
	return incbet(first, second, x);
}

/** Under which value this share of a beta distribution lies; both shapes are above 0. */
export function betaQuantile(share: number, first: number, second: number): number {
	return incbi(first, second, share);
}

/** From here on the library's gamma quantiles sometimes stop with an underflow. */
const LARGE_SHAPE = 3000;

/**
 * Under which value this share of a gamma distribution of scale 1 lies; the shape is above 0. For large shapes by the
 * cube root that is nearly normal, which is off by less than 2 in a million there.
 *
 * Source: E. B. Wilson, M. M. Hilferty, The Distribution of Chi-Square, Proceedings of the National Academy of Sciences
 * 17 (1931).
 */
export function gammaQuantile(share: number, shape: number): number {
	if (shape < LARGE_SHAPE) return igami(shape, 1 - share);
	return shape * (1 - 1 / (9 * shape) + ndtri(share) / (3 * Math.sqrt(shape))) ** 3;
}

/** Further from the mean than so many standard deviations (so many events, where the mean is under 1) nothing is left. */
const ALL_WITHIN = 30;

/** A probability that makes no difference to 1. */
const NEGLIGIBLE = 1e-17;

/** The share of a Poisson distribution of this mean that is at most so many events. */
export function poissonShare(events: number, mean: number): number {
	const more = Math.floor(events) + 1;
	const deviations = (more - mean) / Math.sqrt(Math.max(1, mean));
	// Where nothing is left on one side the library stops with an underflow; so many more have at most probability mean^more.
	if (!(mean > 0) || deviations > ALL_WITHIN || mean ** more < NEGLIGIBLE) return 1;
	return deviations < -ALL_WITHIN ? 0 : igamc(more, mean);
}

/** Under which value this share of the normal distribution lies, in standard deviations. */
export function normalQuantile(share: number): number {
	return ndtri(share);
}

/** Under which value this share of Student's distribution lies; the degrees of freedom are a whole number above 0. */
export function studentQuantile(share: number, degreesOfFreedom: number): number {
	return stdtri(degreesOfFreedom, share);
}
