/** Numbers from 0 to under 1, as good as random. */
export type Chance = () => number;

/**
 * Random numbers that are the same for the same seed.
 *
 * Source: mulberry32 by Tommy Ettinger, public domain.
 */
export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/**
 * How many events a week brings that expects so many: Poisson, or where weeks vary so many times as much, negative
 * binomial, which is Poisson around a mean that is itself gamma distributed.
 */
export function countsWith(mean: number, dispersion: number, chance: Chance): number {
	if (dispersion <= 1) return poisson(mean, chance);
	const spread = dispersion - 1;
	return poisson(spread * gamma(mean / spread, chance), chance);
}

/** Source: D. E. Knuth, The Art of Computer Programming 2, in steps that keep the exponential from vanishing. */
function poisson(mean: number, chance: Chance): number {
	let count = 0;
	let left = mean;
	let product = 1;
	for (;;) {
		product *= 1 - chance();
		while (product < 1 && left > 0) {
			const step = Math.min(left, 500);
			product *= Math.exp(step);
			left -= step;
		}
		if (product < 1) return count;
		count += 1;
	}
}

/** Source: G. Marsaglia, W. W. Tsang, A Simple Method for Generating Gamma Variables, 2000. */
function gamma(shape: number, chance: Chance): number {
	if (shape < 1) return gamma(shape + 1, chance) * (1 - chance()) ** (1 / shape);
	const d = shape - 1 / 3;
	const c = 1 / Math.sqrt(9 * d);
	for (;;) {
		const x = normal(chance);
		const v = (1 + c * x) ** 3;
		if (v > 0 && Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
	}
}

/** Source: G. E. P. Box, M. E. Muller, 1958. */
function normal(chance: Chance): number {
	return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
