import type { Observation } from './chart-kinds';

/** Counts that vary by more than this many times what Poisson would have them are overdispersed. */
export const OVERDISPERSED = 1.5;

/**
 * How many times more counts vary than Poisson would have them: Pearson's χ² divided by its degrees of freedom, 1 for
 * Poisson. A week that was out of more than another may have more; weeks without a known exposure count as alike.
 *
 * Source: P. McCullagh, J. A. Nelder, Generalized Linear Models, chapter 6.
 * @returns null for fewer than two counts, or where nothing was counted
 */
export function dispersionOf(observations: readonly Observation[]): number | null {
	const counted = observations.flatMap(({ value, of = 1 }) =>
		value === null || of === null || !(of > 0) || !Number.isFinite(value) || !Number.isFinite(of)
			? []
			: [{ value, of }]
	);
	const found = counted.reduce((sum, { value }) => sum + value, 0);
	const rate = found / counted.reduce((sum, { of }) => sum + of, 0);
	if (counted.length < 2 || !(rate > 0)) return null;
	const distance = counted.reduce((sum, { value, of }) => sum + (value - rate * of) ** 2 / (rate * of), 0);
	const dispersion = distance / (counted.length - 1);
	return Number.isFinite(dispersion) ? dispersion : null;
}
