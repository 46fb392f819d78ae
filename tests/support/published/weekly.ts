import type { PublishedCase, Disagreements } from './cases';
import { chartOf, compareLimits, compareRuns, type PublishedRuns } from './charts';
import { TOLERANCE, compareExactly, compareFigure } from './cases';

/** What is published of the weekly counts of a file of complaints. */
export interface WeeklyChart {
	counts: number[];
	xmr_qicharts2_unscreened: { sigma_signal: boolean[] };
	run_chart_anhoej: PublishedRuns & { median: number };
	making_data_count_unscreened_decrease_is_improvement: { mean: number; lpl: number; upl: number };
}

export function compareWeeklyChart(published: WeeklyChart): Disagreements {
	const input = { values: published.counts } as PublishedCase['input'];
	const { mean, lpl, upl } = published.making_data_count_unscreened_decrease_is_improvement;
	const { points } = chartOf('xmr', input, { screened: false });
	const run = chartOf('run', input, {});
	return [
		...points.flatMap((point, place) => [
			...compareFigure('mean', point.centre, mean),
			...compareLimits(`week ${place + 1}`, point, lpl, upl, TOLERANCE),
			...compareExactly(
				`signal ${place + 1}`,
				point.outside !== null,
				published.xmr_qicharts2_unscreened.sigma_signal[place]
			)
		]),
		...compareFigure('median', run.points[0]?.centre ?? null, published.run_chart_anhoej.median),
		...run.phases.flatMap(({ runs }) => compareRuns('run chart', 'run', runs, published.run_chart_anhoej))
	];
}
