import { cohensKappa } from '../../../src/lib/statistics/agreement';
import { correctedForMany } from '../../../src/lib/statistics/many-tests';
import { paretoOf, vitalFew } from '../../../src/lib/statistics/pareto';
import { crossingsLimitOf, longestRunLimitOf } from '../../../src/lib/statistics/runs';
import { meanOf, medianOf, quantileOf, standardDeviationOf } from '../../../src/lib/statistics/summary';
import { dayOf, isoWeekOf, mondayOf } from '../../../src/lib/shared/days';
import { hourOf, timeOf } from '../../../src/lib/shared/zoned';
import {
	compareExactly,
	compareFigure,
	type Disagreements,
	type Published,
	type PublishedCase
} from './cases';

/** Critical values of the Anhøj rules. */
export function compareAnhoejLimits({
	expected
}: PublishedCase<{
	rows: { n_useful: number; longest_run_max: number; n_crossings_min: number }[];
}>): Disagreements {
	return expected.rows.flatMap(({ n_useful: useful, longest_run_max: run, n_crossings_min: crossings }) => [
		...compareExactly(`longest run of ${useful}`, longestRunLimitOf(useful), run),
		...compareExactly(`crossings of ${useful}`, crossingsLimitOf(useful), crossings)
	]);
}

/** The order, shares and vital few of a Pareto. */
export function comparePareto({
	input,
	expected
}: PublishedCase<{
	label: string[];
	count: number[];
	share: Published[];
	cumulative_share: Published[];
	total: number;
	vital_few_80: string[];
}>): Disagreements {
	const counted = input.labels.map((label, place) => ({ id: label, label, count: input.counts[place] ?? 0 }));
	const pareto = paretoOf(counted, expected.total);
	const labels = (bars: { label: string }[]) => bars.map(({ label }) => label);
	return [
		...compareExactly('order', labels(pareto.bars), expected.label),
		...compareExactly(
			'counts',
			pareto.bars.map(({ count }) => count),
			expected.count
		),
		...compareExactly('total', pareto.mentions, expected.total),
		...compareExactly('vital few', labels(vitalFew(pareto)), expected.vital_few_80),
		...pareto.bars.flatMap(({ label, share, cumulativeShare }, place) => [
			// Of nothing, R has no share where ours is none.
			...compareFigure(`share of ${label}`, share, expected.share[place] ?? 0),
			...compareFigure(`cumulative share of ${label}`, cumulativeShare, expected.cumulative_share[place] ?? 0)
		])
	];
}

/** Quantiles of type 7 and the figures beside them. */
export function compareQuantiles({
	input,
	expected
}: PublishedCase<{
	probs: number[];
	mean: Published;
	sd: Published;
	median: Published;
	type7: Published[];
}>): Disagreements {
	const values = input.values.filter((value) => value !== null);
	return [
		...compareFigure('mean', meanOf(values), expected.mean),
		...compareFigure('standard deviation', standardDeviationOf(values), expected.sd),
		...compareFigure('median', medianOf(values), expected.median),
		...expected.probs.flatMap((share, place) =>
			compareFigure(`quantile ${share}`, quantileOf(values, share), expected.type7[place] ?? null)
		)
	];
}

/** Probabilities corrected for their number. */
export function compareCorrections({
	input,
	expected
}: PublishedCase<{ BH: number[]; holm: number[]; bonferroni: number[] }>): Disagreements {
	const corrections = [
		['benjamini-hochberg', expected.BH],
		['holm', expected.holm],
		['bonferroni', expected.bonferroni]
	] as const;
	return corrections.flatMap(([correction, published]) =>
		correctedForMany(input.p, correction).flatMap((ours, place) =>
			compareFigure(`${correction} ${place + 1}`, ours, published[place] ?? null)
		)
	);
}

/** Weeks and months of days. */
export function compareIsoWeeks({
	expected
}: PublishedCase<{
	rows: { date: string; iso_week: string; monday: string; month: string }[];
}>): Disagreements {
	return expected.rows.flatMap(({ date, iso_week: week, monday, month }) => [
		...compareExactly(`week of ${date}`, isoWeekOf(date), week),
		...compareExactly(`Monday of ${date}`, mondayOf(date), monday),
		...compareExactly(`month of ${date}`, date.slice(0, 7), month)
	]);
}

/** Days and times of instants in time zones, around the days when clocks change too. */
export function compareLocalDays({
	expected
}: PublishedCase<{
	rows: { utc: string; local: Record<string, string> }[];
}>): Disagreements {
	return expected.rows.flatMap(({ utc, local }) =>
		Object.entries(local).flatMap(([zone, published]) => {
			const instant = new Date(utc);
			const [day, time] = published.split(' ');
			return [
				...compareExactly(`day of ${utc} in ${zone}`, dayOf(instant, zone), day),
				...compareExactly(`time of ${utc} in ${zone}`, timeOf(instant, zone), time?.slice(0, 5)),
				...compareExactly(`hour of ${utc} in ${zone}`, hourOf(instant, zone), Number(time?.slice(0, 2)))
			];
		})
	);
}

/** How far two people agree. */
export function compareKappa({
	input,
	expected
}: PublishedCase<{ kappa: number; se: number; ci: number[] }>): Disagreements {
	const table = Array.from({ length: input.k }, (_, row) =>
		input.matrix.slice(row * input.k, (row + 1) * input.k)
	);
	const ours = cohensKappa(table);
	return [
		...compareFigure('kappa', ours?.kappa ?? null, expected.kappa),
		...compareFigure('standard error', ours?.standardError ?? null, expected.se),
		...compareFigure('lower', ours?.interval.lower ?? null, expected.ci[0] ?? null),
		...compareFigure('upper', ours?.interval.upper ?? null, expected.ci[1] ?? null)
	];
}
