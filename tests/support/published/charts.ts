import type { ChartKind } from '../../../src/lib/statistics/chart-kinds';
import {
	controlChart,
	type ChartOptions,
	type ControlChart
} from '../../../src/lib/statistics/control-chart';
import type { SeriesValue } from '../../../src/lib/statistics/xmr';
import {
	TOLERANCE,
	WIDER_TOLERANCE,
	compareExactly,
	compareFigure,
	type Disagreements,
	type Published,
	type PublishedCase
} from './cases';

export interface PublishedRuns {
	n_useful: number;
	longest_run: number | null;
	longest_run_max: number | null;
	n_crossings: number | null;
	n_crossings_min: number | null;
	runs_signal: boolean;
}

/** A chart of qicharts2. */
export interface QicChart {
	screened_moving_ranges: boolean;
	y: Published[];
	cl: Published[];
	lcl: Published[];
	ucl: Published[];
	sigma_signal: boolean[];
	runs: PublishedRuns[];
	error?: string;
}

/** A chart of qcc; its limits are one pair where they are the same for each point. */
export interface QccChart {
	center: Published;
	lcl: Published[];
	ucl: Published[];
	beyond_limits: number[];
	error?: string;
}

/** The number that qicharts2 and qcc use where Making Data Count rounds to 2.66. */
const QIC_LIMITS_PER_MOVING_RANGE = 3 / 1.128;

type Input = PublishedCase['input'];

/** Whether our chart of this input is the one of qicharts2. */
export function compareWithQic(kind: ChartKind, input: Input, published: QicChart | null): Disagreements {
	if (!published) return [];
	const chart = chartOf(kind, input, {
		screened: published.screened_moving_ranges ?? false,
		limitsPerMovingRange: QIC_LIMITS_PER_MOVING_RANGE
	});
	if (published.error) {
		return chart.phases.every(({ without }) => without !== null)
			? []
			: [`${kind} has limits where "${published.error}" is published`];
	}
	return [
		...comparePoints(kind, chart, published),
		...chart.phases.flatMap(({ runs }, phase) =>
			compareRuns(`${kind} phase ${phase + 1}`, kind, runs, published.runs[phase])
		)
	];
}

/** Whether our chart of this input is the one of qcc. */
export function compareWithQcc(kind: ChartKind, input: Input, published: QccChart | null): Disagreements {
	if (!published || published.error) return [];
	const chart = chartOf(kind, input, {
		screened: false,
		limitsPerMovingRange: QIC_LIMITS_PER_MOVING_RANGE
	});
	const each = (limits: Published[]) =>
		chart.points.map((_, place) => limits[limits.length === 1 ? 0 : place] ?? null);
	const [lower, upper] = [each(published.lcl), each(published.ucl)];
	const beyond = chart.points.flatMap(({ outside }, place) => (outside ? [place + 1] : []));
	return [
		...chart.points.flatMap((point, place) => [
			...compareFigure(`${kind} centre (qcc)`, point.centre, published.center),
			...compareLimits(`${kind} ${place + 1} (qcc)`, point, lower[place]!, upper[place]!, TOLERANCE)
		]),
		...compareExactly(`${kind} beyond limits (qcc)`, beyond, published.beyond_limits)
	];
}

/** Our chart of an input, with its phases, baseline and exclusions. */
export function chartOf(kind: ChartKind, input: Input, options: ChartOptions): ControlChart {
	const { values, n, part = [], freeze, exclude = [], multiply = 1 } = input;
	const observations = values.map((value, place) => ({ value, of: (n?.[place] ?? NaN) / multiply }));
	const starts = [0, ...part].filter((start) => start < values.length);
	return controlChart(kind, observations, {
		...options,
		excluded: new Set(exclude.map((place) => place - 1)),
		phases: starts.map((first) =>
			freeze ? { first, baseline: { first, last: first + freeze - 1 } } : { first }
		)
	});
}

export function compareRuns(
	what: string,
	kind: ChartKind,
	ours: ControlChart['phases'][number]['runs'],
	published: PublishedRuns | undefined
): Disagreements {
	if (!published) return [`${what} has no published runs`];
	return compareExactly(
		`${what}, its runs,`,
		{
			n_useful: ours.useful,
			longest_run: ours.longestRun?.length ?? null,
			longest_run_max: ours.longestRunLimit,
			n_crossings: ours.crossings,
			n_crossings_min: ours.crossingsLimit,
			// Runs of moving ranges mean nothing, and are not judged there.
			runs_signal: kind === 'mr' ? published.runs_signal : ours.shift || ours.fewCrossings
		},
		{
			n_useful: published.n_useful,
			longest_run: published.longest_run,
			longest_run_max: published.longest_run_max,
			n_crossings: published.n_crossings,
			// One of them is written as -0.
			n_crossings_min: published.n_crossings_min === null ? null : published.n_crossings_min + 0,
			runs_signal: published.runs_signal
		}
	);
}

function comparePoints(kind: ChartKind, chart: ControlChart, published: QicChart): Disagreements {
	const tolerance = kind === 't' ? WIDER_TOLERANCE : TOLERANCE;
	return chart.points.flatMap((point, place) => {
		const at = `${kind} ${place + 1}`;
		const scaled: SeriesValue = point.value;
		return [
			...compareFigure(`${at} value`, scaled, published.y[place] ?? null, tolerance),
			...compareFigure(`${at} centre`, point.centre, published.cl[place] ?? null, tolerance),
			...compareLimits(at, point, published.lcl[place] ?? null, published.ucl[place] ?? null, tolerance),
			...compareExactly(`${at} signal`, point.outside !== null, published.sigma_signal[place])
		];
	});
}

/** Published limits of no width, and null ones, both mean that there are none to speak of. */
export function compareLimits(
	what: string,
	{ lower, upper }: { lower: number | null; upper: number | null },
	publishedLower: Published,
	publishedUpper: Published,
	tolerance: number
): Disagreements {
	if (publishedUpper === null || publishedUpper === publishedLower) {
		return lower === null && upper === null ? [] : [`${what} has limits where none are published`];
	}
	return [
		...compareFigure(`${what} lower`, lower, publishedLower, tolerance),
		...compareFigure(`${what} upper`, upper, publishedUpper, tolerance)
	];
}
