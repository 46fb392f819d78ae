import type { Disagreements, PublishedCase } from './cases';
import { compareWithQcc, compareWithQic, type QccChart, type QicChart } from './charts';
import { comparePoissonInterval, compareRateRatio, compareShareIntervals } from './exact';
import {
	compareAnhoejLimits,
	compareCorrections,
	compareIsoWeeks,
	compareKappa,
	compareLocalDays,
	comparePareto,
	compareQuantiles
} from './figures';
import {
	compareWithMakingDataCount,
	compareWithQccRules,
	type MakingDataCount,
	type QccRules
} from './rules';

// Each kind of case has an expectation of its own shape.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Compare = (published: PublishedCase<any>) => Disagreements;

/**
 * What is not compared, as nothing in the app draws or says it: lines at two deviations, quantiles of other types, and
 * whether a special cause is an improvement.
 */
const byKind: Record<string, Compare> = {
	xmr: compareIndividuals,
	rules: ({ input, expected }) => compareWithQccRules(input.values, expected),
	run: ({ input, expected }) => compareWithQic('run', input, expected),
	c: ({ input, expected }: PublishedCase<{ chart: QicChart; qcc: QccChart | null }>) => [
		...compareWithQic('c', input, expected.chart),
		...compareWithQcc('c', input, expected.qcc)
	],
	u: ({ input, expected }: PublishedCase<{ chart: QicChart; u_prime: QicChart; qcc: QccChart | null }>) => [
		...compareWithQic('u', input, expected.chart),
		...compareWithQic('u-prime', input, expected.u_prime),
		...compareWithQcc('u', input, expected.qcc)
	],
	p: ({ input, expected }: PublishedCase<{ chart: QicChart; p_prime: QicChart; qcc: QccChart | null }>) => [
		...compareWithQic('p', input, expected.chart),
		...compareWithQic('p-prime', input, expected.p_prime),
		...compareWithQcc('p', input, expected.qcc)
	],
	g: ({ input, expected }) => compareWithQic('g', input, expected),
	t: ({ input, expected }) => compareWithQic('t', input, expected),
	rate_ratio: compareRateRatio,
	poisson_ci: comparePoissonInterval,
	proportion_ci: compareShareIntervals,
	anhoej_limits: compareAnhoejLimits,
	pareto: comparePareto,
	quantile: compareQuantiles,
	p_adjust: compareCorrections,
	iso_week: compareIsoWeeks,
	tz_day: compareLocalDays,
	kappa: compareKappa
};

/** The kinds of cases that there is something of ours to compare with. */
export const kindsCompared: ReadonlySet<string> = new Set(Object.keys(byKind));

/** Where our figures are not the published ones. */
export function compareCase(published: PublishedCase): Disagreements {
	return byKind[published.kind]?.(published) ?? [`nothing of ours is of the kind ${published.kind}`];
}

function compareIndividuals({
	input,
	expected
}: PublishedCase<{
	making_data_count: MakingDataCount[];
	i_chart: QicChart[];
	mr_chart: QicChart;
	qcc: QccChart | null;
	rules: QccRules | null;
}>): Disagreements {
	return [
		...expected.making_data_count.flatMap((chart) => compareWithMakingDataCount(input, chart)),
		...expected.i_chart.flatMap((chart) => compareWithQic('xmr', input, chart)),
		...compareWithQic('mr', input, expected.mr_chart),
		...compareWithQcc('xmr', input, expected.qcc),
		...compareWithQccRules(input.values, expected.rules)
	];
}
