import type { SeriesValue } from '../../../src/lib/statistics/xmr';

/** A case computed by published R packages, as `PROVENANCE.md` beside it tells. */
export interface PublishedCase<Expected = unknown> {
	id: string;
	kind: string;
	input: {
		values: SeriesValue[];
		/** Out of how much each value is. */
		n?: (number | null)[];
		/** How many values from the start make up a frozen baseline. */
		freeze?: number;
		/** The last place of each phase but the last one, counted from one. */
		part?: number[];
		/** Places left out of limits, counted from one. */
		exclude?: number[];
		/** What rates are per. */
		multiply?: number;
		labels: string[];
		counts: number[];
		center: number;
		std_dev: number;
		events: number[];
		exposure: number[];
		x: number;
		p: number[];
		matrix: number[];
		k: number;
		conf?: number;
	};
	expected: Expected;
}

/** A number as it is published; null where it is not defined. */
export type Published = number | 'Infinity' | '-Infinity' | null;

/** What disagrees, in words; nothing where all agrees. */
export type Disagreements = string[];

/** How far figures may be from the published ones, relative to them, as their provenance asks. */
export const TOLERANCE = 1e-6;

/** The same for probabilities, and for charts of times between events. */
export const WIDER_TOLERANCE = 1e-4;

/** Whether a figure is the published one; null stands for what is not defined or not bounded. */
export function compareFigure(
	what: string,
	ours: number | null,
	published: Published,
	tolerance = TOLERANCE
): Disagreements {
	const theirs = typeof published === 'string' ? null : published;
	const near =
		ours === null || theirs === null
			? ours === theirs
			: Math.abs(ours - theirs) <= tolerance * Math.abs(theirs) + 1e-12;
	return near ? [] : [`${what} is ${ours} where ${published} is published`];
}

/** Whether a list, or anything else without figures to round, is the published one. */
export function compareExactly(what: string, ours: unknown, published: unknown): Disagreements {
	const [left, right] = [JSON.stringify(ours), JSON.stringify(published)];
	return left === right ? [] : [`${what} is ${left} where ${right} is published`];
}
