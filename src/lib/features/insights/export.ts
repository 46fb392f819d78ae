import { isoWeekOf } from '../../shared/days';
import type { Habits } from '../../shared/format';
import { wilsonInterval } from '../../statistics/shares';
import type { Breakdown, SubjectTrend } from './insights';
import type { InsightsFilter } from './filter';
import type { RateChart } from './rate-chart';
import { labelOf, signalInWords } from './shapes';

/** A cell of a file. */
export type FileCell = string | number | null;

/** The Pareto as a file: what its table shows, with shares as fractions. */
export function paretoRows(breakdown: Breakdown, filter: InsightsFilter): FileCell[][] {
	const { by, bars, missing, records } = breakdown;
	const name = by === 'cause' ? 'Contributing cause' : 'Contact reason';
	const none = by === 'cause' ? 'No contributing cause' : 'No contact reason';
	return [
		[name, 'Escalations', 'Share of escalations', 'Cumulative share of mentions'],
		...bars.map((bar) => [
			labelOf(bar, by, filter),
			bar.count,
			fraction(bar.share),
			fraction(bar.cumulativeShare)
		]),
		...(missing > 0 ? [[none, missing, fraction(missing / records), null]] : [])
	];
}

/** The weeks of a trend as a file; also those that are not full, which the chart leaves out. */
export function trendRows(trend: SubjectTrend, habits: Habits): FileCell[][] {
	const { usual } = trend.chart;
	return [
		[
			'ISO week',
			'First day',
			'Last day',
			'Escalations',
			'Full week',
			'Mean of full weeks',
			'Lower limit',
			'Upper limit',
			'Out of the ordinary'
		],
		...trend.chart.weeks.map((week) => [
			isoWeekOf(week.monday),
			week.monday,
			week.sunday,
			week.records,
			week.incomplete ? 'no' : 'yes',
			usual && fraction(usual.mean),
			usual && fraction(usual.lower),
			usual && fraction(usual.upper),
			signalInWords(week, trend, habits)
		])
	];
}

/** The full weeks of a trend per 1,000 contacts as a file; a week without known contacts has no rate. */
export function rateRows({ weeks, centre }: RateChart): FileCell[][] {
	return [
		[
			'ISO week',
			'First day',
			'Last day',
			'Escalations',
			'Contacts',
			'Per 1,000 contacts',
			'Mean',
			'Lower limit',
			'Upper limit',
			'Out of the ordinary'
		],
		...weeks.map(({ monday, sunday, records, contacts, rate, limits, outside, inRun }) => [
			isoWeekOf(monday),
			monday,
			sunday,
			records,
			contacts,
			rate === null ? null : fraction(rate),
			centre === null ? null : fraction(centre),
			limits && fraction(limits.lower),
			limits && fraction(limits.upper),
			outside ?? (inRun ? 'long run' : '')
		])
	];
}

/** Four decimals are enough for a share, and for a limit. */
export function fraction(value: number): number {
	return Math.round(value * 10_000) / 10_000;
}

/** A share as fractions: itself, and the interval it lies in by Wilson's method at 95%. */
export function shareWithInterval(count: number, of: number): FileCell[] {
	const interval = wilsonInterval(count, of);
	return interval ? [count / of, interval.lower, interval.upper].map(fraction) : [null, null, null];
}
