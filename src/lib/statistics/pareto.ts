/** Something counted, by a lasting id and the words it is shown by. */
export interface Counted {
	id: string;
	label: string;
	count: number;
}

export interface ParetoBar extends Counted {
	/** Of all records, 0 to 1. Shares of several bars can exceed 1 together, as a record may have several causes. */
	share: number;
	/** Of all mentions, 0 to 1: this bar and those before it. */
	cumulativeShare: number;
}

export interface Pareto {
	/** By descending count; ties by label, then by id. */
	bars: ParetoBar[];
	/** Records that the shares are of. */
	records: number;
	/** Sum of the counts. */
	mentions: number;
}

/** Rounding must not ask for one more bar where a share is reached exactly. */
const ROUNDING = 1e-12;

/**
 * Orders what was counted and adds up its shares. A record counts once for each thing it mentions, so shares are of
 * records and the cumulative line is of mentions.
 *
 * Source: J. M. Juran, Quality Control Handbook (the vital few).
 * @param records how many records there were in all; no smaller than any count
 */
export function paretoOf(counted: readonly Counted[], records: number): Pareto {
	const mentions = counted.reduce((sum, { count }) => sum + count, 0);
	let cumulative = 0;
	const bars = counted.toSorted(byCountThenLabel).map((item) => {
		cumulative += item.count;
		return {
			...item,
			share: records > 0 ? item.count / records : 0,
			cumulativeShare: mentions > 0 ? cumulative / mentions : 0
		};
	});
	return { bars, records, mentions };
}

/** The first bars that together make up at least this share of mentions; none where nothing was mentioned. */
export function vitalFew({ bars, mentions }: Pareto, share = 0.8): ParetoBar[] {
	if (mentions === 0) return [];
	const last = bars.findIndex((bar) => bar.cumulativeShare >= share - ROUNDING);
	return bars.slice(0, last + 1);
}

function byCountThenLabel(a: Counted, b: Counted): number {
	return b.count - a.count || inOrder(a.label, b.label) || inOrder(a.id, b.id);
}

function inOrder(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}
