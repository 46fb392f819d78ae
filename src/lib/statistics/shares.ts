/** An interval that a true value lies in, as far as a sample can tell. */
export interface Interval {
	lower: number;
	upper: number;
}

/** The normal quantile of 0.975: an interval of 95% reaches so many standard deviations either way. */
export const DEVIATIONS_OF_95_PERCENT = 1.959963984540054;

/**
 * The interval of a share by Wilson's score method, 0 to 1. It needs no special functions, so it can be drawn in the
 * browser; the exact one of Clopper and Pearson is in `exact.server.ts`.
 *
 * Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of the American
 * Statistical Association 22 (1927); R. G. Newcombe, Statistics in Medicine 17 (1998), method 3.
 * @param deviations the normal quantile of the confidence; 95% unless told otherwise
 * @returns null for a share of nothing, or a count that is not between 0 and `of`
 */
export function wilsonInterval(
	count: number,
	of: number,
	deviations = DEVIATIONS_OF_95_PERCENT
): Interval | null {
	if (!isShare(count, of) || !(deviations >= 0) || !Number.isFinite(deviations)) return null;
	const share = count / of;
	const square = deviations ** 2 / of;
	const centre = share + square / 2;
	const reach = deviations * Math.sqrt((share * (1 - share)) / of + square / (4 * of));
	return {
		lower: count === 0 ? 0 : Math.max(0, (centre - reach) / (1 + square)),
		upper: count === of ? 1 : Math.min(1, (centre + reach) / (1 + square))
	};
}

/** Whether a count is one of so many. */
export function isShare(count: number, of: number): boolean {
	return Number.isFinite(of) && of > 0 && count >= 0 && count <= of;
}
