/** Repeatable chance (mulberry32), so that every demo tells the same year. */
export function chance(seed: number) {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	return {
		/** True in so many of a hundred cases. */
		percent: (share: number) => next() * 100 < share,
		/** A whole number from least to most. */
		between: (least: number, most: number) => least + Math.floor(next() * (most - least + 1)),
		pick: <Choice>(choices: readonly Choice[]): Choice => choices[Math.floor(next() * choices.length)]!,
		/** One of the keys, as often as its weight says. */
		weighted: <Key extends string>(weights: Readonly<Record<Key, number>>): Key => {
			const entries = Object.entries(weights) as [Key, number][];
			let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
			for (const [key, weight] of entries) {
				left -= weight;
				if (left < 0) return key;
			}
			return entries[0]![0];
		},
		/** How many come in when so many are expected (Poisson, by Knuth's product of uniforms). */
		count: (expected: number) => {
			const limit = Math.exp(-expected);
			let product = next();
			let count = 0;
			while (product > limit) {
				product *= next();
				count += 1;
			}
			return count;
		}
	};
}

export type Chance = ReturnType<typeof chance>;
