import {
	clopperPearsonInterval,
	poissonInterval,
	shareInterval
} from '../../../src/lib/statistics/exact-intervals.server';
import { rateRatio } from '../../../src/lib/statistics/rate-ratio.server';
import {
	WIDER_TOLERANCE,
	compareFigure,
	type Disagreements,
	type Published,
	type PublishedCase
} from './cases';

interface CountedInput<Count> {
	events: Count;
	exposure: Count;
	conf?: number;
}

type Ends = { lower: number; upper: number | null } | null;

/** The central rate ratio of rateratio.test; the interval of poisson.test is the same, its probability another. */
export function compareRateRatio({
	input,
	expected
}: PublishedCase<{
	poisson_test: { ci?: Published[]; error?: string };
	rateratio_test: { rate_ratio: Published; ci: Published[]; p_value_central: Published; error?: string };
}>): Disagreements {
	const { events, exposure, conf } = input as CountedInput<number[]>;
	const [counted, reference] = events.map((each, place) => ({ events: each, exposure: exposure[place]! }));
	const ours = rateRatio(counted!, reference!, conf);
	const { rateratio_test: published, poisson_test: twin } = expected;
	if (published.error)
		return ours === null ? [] : [`there is a ratio where "${published.error}" is published`];
	return [
		...compareFigure('ratio', ours?.ratio ?? null, published.rate_ratio),
		...compareEnds('interval', ours?.interval ?? null, published.ci),
		...(twin.ci ? compareEnds('interval of poisson.test', ours?.interval ?? null, twin.ci) : []),
		...compareFigure('probability', ours?.probability ?? null, published.p_value_central, WIDER_TOLERANCE)
	];
}

/** The exact interval of one rate. */
export function comparePoissonInterval({
	input,
	expected
}: PublishedCase<{ ci: Published[] }>): Disagreements {
	const { events, exposure, conf } = input as unknown as CountedInput<number>;
	return compareEnds('interval', poissonInterval(events, exposure, conf), expected.ci);
}

/** Both intervals of a share. */
export function compareShareIntervals({
	input: { x, n, conf },
	expected
}: PublishedCase<{ wilson: { ci: Published[] }; clopper_pearson: { ci: Published[] } }>): Disagreements {
	const of = n as unknown as number;
	return [
		...compareEnds('Wilson', shareInterval(x, of, conf), expected.wilson.ci),
		...compareEnds('Clopper-Pearson', clopperPearsonInterval(x, of, conf), expected.clopper_pearson.ci)
	];
}

function compareEnds(what: string, ours: Ends, published: readonly Published[]): Disagreements {
	return [
		...compareFigure(`${what} from`, ours?.lower ?? null, published[0] ?? null),
		...compareFigure(`${what} to`, ours?.upper ?? null, published[1] ?? null)
	];
}
