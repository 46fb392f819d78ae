import { dispersionOf } from '../../../statistics/dispersion';
import { compareRates, type RatioInterval } from '../../../statistics/rate-ratio.server';
import type { SeriesValue } from '../../../statistics/xmr';
import type { Compared, Verdict } from './comparison';

/** How sure each comparison is by itself, and for a plain verdict all of a table together. */
const CONFIDENCE = 0.95;

/** With fewer in both periods together, not even all of them on one side could be told from chance. */
const LEAST_TO_COMPARE = 6;

/** Within these an interval leaves no room for a difference that matters. */
const HALF = 0.5;
const DOUBLE = 2;

/** What is compared: how often something came up on each of two sides. */
export interface ToCompare {
	id: string;
	name: string;
	hasParts: boolean;
	now: Side;
	before: Side;
}

/** One of the sides: all of it, and its full weeks, which tell how much weeks vary. */
export interface Side {
	events: number;
	/** What rates are by: recorded weeks, or records. */
	exposure: number;
	weekly: readonly SeriesValue[];
	/** The exposure of each of the full weeks, where it differs. */
	sizes?: readonly number[];
}

/**
 * Compares everything of a table. The interval of each holds with 95% by itself, so of twenty that did not change, one
 * looks as if it had: its verdict is a "perhaps". A plain "more" or "fewer" stands where the interval leaves out 1 even if
 * it is widened until all of the table hold together with 95% (Bonferroni). Where weeks vary by more than chance, both
 * intervals cover that too.
 */
export function compareAll(all: readonly ToCompare[]): Compared[] {
	const compared = all.filter(({ now, before }) => now.events + before.events >= LEAST_TO_COMPARE).length;
	const together = 1 - (1 - CONFIDENCE) / Math.max(1, compared);
	return all.map(({ id, name, hasParts, now, before }) => {
		const found = intervalsOf(now, before, together);
		return {
			id,
			name,
			hasParts,
			now: { events: now.events, rate: rateOf(now) },
			before: { events: before.events, rate: rateOf(before) },
			ratio: found?.ratio ?? null,
			interval: found?.single ?? null,
			verdict: found ? verdictOf(found) : 'too-few'
		};
	});
}

interface Intervals {
	ratio: number | null;
	/** Of this comparison by itself. */
	single: RatioInterval;
	/** Widened for all of the table. */
	together: RatioInterval;
}

function intervalsOf(now: Side, before: Side, together: number): Intervals | null {
	if (now.events + before.events < LEAST_TO_COMPARE) return null;
	const dispersion = dispersionOf(observed(now), observed(before));
	const [single, widened] = [CONFIDENCE, together].map((confidence) =>
		compareRates(counted(now), counted(before), dispersion, confidence)
	);
	return single && widened
		? { ratio: single.exact.ratio, single: single.judgedBy, together: widened.judgedBy }
		: null;
}

function verdictOf({ single, together }: Intervals): Verdict {
	if (together.lower > 1) return 'more';
	if (together.upper !== null && together.upper < 1) return 'fewer';
	if (single.lower > 1) return 'perhaps-more';
	if (single.upper !== null && single.upper < 1) return 'perhaps-fewer';
	return single.lower >= HALF && single.upper !== null && single.upper <= DOUBLE
		? 'no-difference'
		: 'too-few';
}

function observed({ weekly, sizes }: Side) {
	return weekly.map((value, place) => ({ value, of: sizes?.[place] }));
}

function counted({ events, exposure }: Side) {
	return { events, exposure };
}

function rateOf({ events, exposure }: Side): number {
	return exposure > 0 ? events / exposure : 0;
}
