/** How probabilities are corrected where many were looked at together. */
export type Correction = 'benjamini-hochberg' | 'holm' | 'bonferroni';

/**
 * Probabilities corrected for their number, in their order and at most 1. Benjamini and Hochberg keep the share of false
 * findings among the findings down, the other two the chance of a single false one.
 *
 * Sources: Y. Benjamini, Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995); S. Holm, Scandinavian Journal
 * of Statistics 6 (1979).
 */
export function correctedForMany(probabilities: readonly number[], correction: Correction): number[] {
	const number = probabilities.length;
	if (correction === 'bonferroni') return probabilities.map((each) => Math.min(1, each * number));
	const ascending = [...probabilities.keys()].toSorted((a, b) => probabilities[a]! - probabilities[b]!);
	const corrected = probabilities.map(() => 1);
	if (correction === 'holm') {
		let largest = 0;
		for (const [rank, place] of ascending.entries()) {
			largest = Math.max(largest, probabilities[place]! * (number - rank));
			corrected[place] = Math.min(1, largest);
		}
		return corrected;
	}
	let smallest = 1;
	for (const [fromLast, place] of ascending.toReversed().entries()) {
		smallest = Math.min(smallest, (probabilities[place]! * number) / (number - fromLast));
		corrected[place] = smallest;
	}
	return corrected;
}
