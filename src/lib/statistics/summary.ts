/**
 * The arithmetic mean.
 * @returns null for no values
 */
export function meanOf(values: readonly number[]): number | null {
	if (values.length === 0) return null;
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	// The sum of very large values has no number of its own, while their mean has.
	return Number.isFinite(mean) ? mean : values.reduce((sum, value) => sum + value / values.length, 0);
}

/**
 * The standard deviation of a sample (divided by n - 1), in the unit of the values.
 * @returns null for fewer than two values
 */
export function standardDeviationOf(values: readonly number[]): number | null {
	const mean = meanOf(values);
	if (mean === null || values.length < 2) return null;
	const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	const deviation = Math.sqrt(squares / (values.length - 1));
	return Number.isFinite(deviation) ? deviation : null;
}

/**
 * The middle value; the mean of the two middle ones for an even number.
 * @returns null for no values
 */
export function medianOf(values: readonly number[]): number | null {
	if (values.length === 0) return null;
	const sorted = values.toSorted((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : meanOf([sorted[middle - 1] ?? upper, upper]);
}

/**
 * The value under which this share of the values lies, read between neighbours in a straight line: type 7 of Hyndman
 * and Fan, which R and spreadsheets use by default.
 *
 * Source: R. J. Hyndman, Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996).
 * @param share 0 to 1: 0.9 for the 90th percentile
 * @returns null for no values
 */
export function quantileOf(values: readonly number[], share: number): number | null {
	return quantileOfSorted(
		values.toSorted((a, b) => a - b),
		share
	);
}

/**
 * The same of values that are in ascending order already, for those who need several of them.
 * @param sorted an array, or a typed array of many thousand
 */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number | null {
	if (sorted.length === 0 || !(share >= 0 && share <= 1)) return null;
	const place = (sorted.length - 1) * share;
	const lower = sorted[Math.floor(place)] ?? 0;
	const upper = sorted[Math.ceil(place)] ?? lower;
	const part = place - Math.floor(place);
	// Rounding must not lift it over its neighbours.
	return Math.min(upper, Math.max(lower, lower * (1 - part) + upper * part));
}
