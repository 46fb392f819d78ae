import type { Observation } from './chart-kinds';

/** Counts that vary by more than this many times what Poisson would have them are overdispersed. */
export const OVERDISPERSED = 1.5;

/** How much counts vary. */
export interface Dispersion {
	/** How many times more than Poisson would have them: 1 for Poisson. */
	factor: number;
	/** How many counts it rests on, less one for each mean that was taken from them. */
	degreesOfFreedom: number;
}

/**
 * How many times more counts vary than Poisson would have them: Pearson's χ² divided by its degrees of freedom. Each group
 * varies around a rate of its own, so that a change from one to the next (before and after) is not taken for variation. A
 * week that was out of more than another may have more; weeks without a known exposure count as alike.
 *
 * Source: P. McCullagh, J. A. Nelder, Generalized Linear Models, chapter 6.
 * @returns null where no group has two counts and anything counted
 */
export function dispersionOf(...groups: readonly (readonly Observation[])[]): Dispersion | null {
	const parts = groups.flatMap(withinGroup);
	const distance = parts.reduce((sum, part) => sum + part.distance, 0);
	const degreesOfFreedom = parts.reduce((sum, part) => sum + part.degreesOfFreedom, 0);
	const factor = distance / degreesOfFreedom;
	return degreesOfFreedom > 0 && Number.isFinite(factor) ? { factor, degreesOfFreedom } : null;
}

function withinGroup(observations: readonly Observation[]): { distance: number; degreesOfFreedom: number }[] {
	const counted = observations.flatMap(({ value, of = 1 }) =>
		value === null || of === null || !(of > 0) || !Number.isFinite(value) || !Number.isFinite(of)
			? []
			: [{ value, of }]
	);
	const found = counted.reduce((sum, { value }) => sum + value, 0);
	const rate = found / counted.reduce((sum, { of }) => sum + of, 0);
	if (counted.length < 2 || !(rate > 0)) return [];
	const distance = counted.reduce((sum, { value, of }) => sum + (value - rate * of) ** 2 / (rate * of), 0);
	return [{ distance, degreesOfFreedom: counted.length - 1 }];
}
