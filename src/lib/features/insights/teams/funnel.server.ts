import { dispersionOf, OVERDISPERSED } from '../../../statistics/dispersion';
import { deviationsOf, poissonInterval } from '../../../statistics/exact-intervals.server';
import { gammaQuantile } from '../../../statistics/special-functions.server';
import type { Funnel, FunnelLine, TeamTotal } from './funnel';

/** About one team in twenty lies outside the inner limits by chance, and one in five hundred outside the outer ones. */
const NEAR = 0.95;
const FAR = 0.998;

/** How many points a line is drawn with. */
const STEPS = 24;

/**
 * A funnel plot: the value of each team against its volume, within the limits that chance sets around the value of all
 * together. Rates have exact Poisson limits and shares those of Wilson's score; where weeks vary within teams by more than
 * chance, both are normal limits widened by the square root of how much more. Teams stay in the order they come in.
 *
 * Source: D. J. Spiegelhalter, Funnel Plots for Comparing Institutional Performance, Statistics in Medicine 24 (2005).
 * @returns null with fewer than two teams, or where nothing or everything was counted
 */
export function funnelOf(totals: readonly TeamTotal[], scale: 'rate' | 'share'): Funnel | null {
	const known = totals.filter(({ of }) => of > 0);
	const centre = sum(known, ({ events }) => events) / sum(known, ({ of }) => of);
	if (known.length < 2 || !(centre > 0) || (scale === 'share' && centre >= 1)) return null;
	const factor = dispersionOf(...known.map(({ weekly }) => weekly))?.factor ?? null;
	// Pearson's χ² of a share divides by a variance that is smaller than Poisson's.
	const dispersion = factor !== null && scale === 'share' ? factor / (1 - centre) : factor;
	const widened = dispersion !== null && dispersion > OVERDISPERSED;
	const most = 1.05 * Math.max(...known.map(({ of }) => of));
	const limits: Limits =
		scale === 'rate' && !widened
			? exactLimits(centre)
			: normalLimits(centre, scale === 'share' ? 1 : Infinity, widened ? dispersion : 1);
	return {
		scale,
		centre,
		dispersion,
		widened,
		most,
		lines: [NEAR, FAR].flatMap((confidence) =>
			limits.lines(most, confidence).map((points) => ({ isOuter: confidence === FAR, points }))
		),
		teams: known.map(({ id, name, events, of }) => ({
			id,
			name,
			events,
			of,
			value: events / of,
			limits: limits.at(of, FAR),
			outside: limits.sideOf(events, of, FAR)
		}))
	};
}

/** How limits are made. */
interface Limits {
	/** The limits at one volume. */
	at: (of: number, confidence: number) => { lower: number; upper: number };
	/** On which side of them a count lies. */
	sideOf: (events: number, of: number, confidence: number) => 'above' | 'below' | null;
	/** The lower and the upper limits up to a volume. */
	lines: (most: number, confidence: number) => FunnelLine['points'][];
}

/** Counts are outside where Garwood's interval of their rate leaves out the centre. */
function exactLimits(centre: number): Limits {
	const countsAt = (of: number, confidence: number) => {
		const [expected, tail] = [centre * of, (1 - confidence) / 2];
		const reach = 10 + expected + 8 * Math.sqrt(expected);
		return {
			lower: halved(0, expected, (count) => gammaQuantile(1 - tail, count + 1) < expected),
			upper: halved(Math.max(0.5, expected), reach, (count) => gammaQuantile(tail, count) < expected)
		};
	};
	return {
		at: (of, confidence) => {
			const { lower, upper } = countsAt(of, confidence);
			return { lower: lower / of, upper: upper / of };
		},
		sideOf: (events, of, confidence) => {
			const interval = poissonInterval(events, of, confidence);
			if (!interval || (interval.lower <= centre && interval.upper >= centre)) return null;
			return interval.lower > centre ? 'above' : 'below';
		},
		// For a count on a limit, the quantile tells at which volume it is one: no search is needed.
		lines: (most, confidence) => {
			const { lower, upper } = countsAt(most, confidence);
			const tail = (1 - confidence) / 2;
			const point = (count: number, expected: number) => {
				const of = expected / centre;
				return { of, value: count / of };
			};
			return [
				steps(0, lower).map((count) => point(count, gammaQuantile(1 - tail, count + 1))),
				steps(Math.min(1, upper), upper).map((count) => point(count, gammaQuantile(tail, count)))
			];
		}
	};
}

/** @param highest what no value can exceed */
function normalLimits(centre: number, highest: number, dispersion: number): Limits {
	const variance = dispersion * (highest === 1 ? centre * (1 - centre) : centre);
	const at: Limits['at'] = (of, confidence) => {
		const reach = deviationsOf(confidence) * Math.sqrt(variance / of);
		return { lower: Math.max(0, centre - reach), upper: Math.min(highest, centre + reach) };
	};
	return {
		at,
		sideOf: (events, of, confidence) => {
			const { lower, upper } = at(of, confidence);
			if (events / of > upper) return 'above';
			return events / of < lower ? 'below' : null;
		},
		lines: (most, confidence) =>
			(['lower', 'upper'] as const).map((side) =>
				steps(most / STEPS ** 2, most).map((of) => ({ of, value: at(of, confidence)[side] }))
			)
	};
}

/** Numbers from one to another, closer together at the start, where limits bend most. */
function steps(from: number, to: number): number[] {
	return Array.from({ length: STEPS }, (_, step) => from + (to - from) * (step / (STEPS - 1)) ** 2);
}

const HALVINGS = 14;

/** Where something stops being so, between two bounds. */
function halved(least: number, most: number, isStill: (count: number) => boolean): number {
	if (!isStill(least)) return least;
	let [low, high] = [least, most];
	for (let turn = 0; turn < HALVINGS; turn++) {
		const middle = (low + high) / 2;
		if (isStill(middle)) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

function sum<Each>(list: readonly Each[], value: (each: Each) => number): number {
	return list.reduce((all, each) => all + value(each), 0);
}
