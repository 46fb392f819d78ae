/** How often a word was used in the texts looked at, and in the others. */
export interface WordCount {
	word: string;
	here: number;
	elsewhere: number;
}

export interface RisingWord extends WordCount {
	/** Logarithm of how many times the odds of the word are those elsewhere, drawn towards 0 where it is rare. */
	logOdds: number;
	/** The same in standard deviations: over about 2 is more than chance would have it, for a single word. */
	score: number;
}

/** Uses of any word, whether it is asked about or not. */
export interface WordTotals {
	here: number;
	elsewhere: number;
}

/** The prior weighs as much as this share of all uses, and no more than the second number. */
const PRIOR_SHARE = 0.1;
const PRIOR_MOST = 500;

/**
 * The words that are used more here than elsewhere, most certain first: the log-odds ratio with an informative Dirichlet
 * prior, which is made of both together. It keeps rare words from coming first by chance alone, and common ones from
 * coming first by their number alone.
 *
 * Source: B. L. Monroe, M. P. Colaresi, K. M. Quinn, Fightin' Words, Political Analysis 16 (2008), section 3.5.
 * @param least the score a word needs at least
 */
export function risingWords(counts: readonly WordCount[], totals: WordTotals, least: number): RisingWord[] {
	const all = totals.here + totals.elsewhere;
	if (!(totals.here > 0) || !(totals.elsewhere > 0) || !Number.isFinite(all)) return [];
	const prior = Math.min(PRIOR_MOST, PRIOR_SHARE * all);
	return counts
		.map((count) => scored(count, totals, prior, all))
		.filter(({ score }) => score >= least)
		.toSorted((a, b) => b.score - a.score || b.here - a.here || (a.word < b.word ? -1 : 1));
}

function scored(count: WordCount, totals: WordTotals, prior: number, all: number): RisingWord {
	const share = (prior * (count.here + count.elsewhere)) / all;
	const logOdds =
		logOddsOf(count.here + share, totals.here + prior) -
		logOddsOf(count.elsewhere + share, totals.elsewhere + prior);
	const deviation = Math.sqrt(1 / (count.here + share) + 1 / (count.elsewhere + share));
	const score = logOdds / deviation;
	// A word that was never used, or was every word, has no odds.
	return Number.isFinite(logOdds) && Number.isFinite(score)
		? { ...count, logOdds, score }
		: { ...count, logOdds: 0, score: 0 };
}

function logOddsOf(uses: number, total: number): number {
	return Math.log(uses) - Math.log(total - uses);
}
