import { formatDate, formatNumber, formatShare, type Habits } from '../../shared/format';
import type { BarMark, BarsShape, PointMark, SeriesShape } from '../../shared/chart-shape';
import type { Pareto, ParetoBar } from '../../statistics/pareto';
import { BARS_DRAWN, type Bar, type Breakdown, type SubjectTrend } from './insights';
import { casesAddress, type InsightsFilter } from './filter';
import {
	barsThatStandOut,
	directionsInWords,
	escalations,
	LEAST_FOR_A_SHARE,
	rangeInWords,
	shareOf,
	weekInWords,
	weekNumber,
	type Ranked
} from './findings';
import { markOf } from './marks';
import type { ChartedWeek, Direction } from './trend-chart';

/** Fewer bars than this need no line to add them up. */
const LEAST_BARS_TO_ADD_UP = 3;

/** Where the table of a Pareto stands on the page. */
export function tableIdOf(by: Ranked): string {
	return `${by}-table`;
}

/** The bars of a Pareto of causes or reasons as a chart draws them. */
export function barsShape(breakdown: Breakdown, filter: InsightsFilter, habits: Habits): BarsShape {
	const { by, bars } = breakdown;
	const named = bars.map((bar) => ({
		...bar,
		label: labelOf(bar, by, filter),
		href: casesAddress(filter, markOf(filter, by, bar))
	}));
	const axis = by === 'cause' ? 'Contributing cause' : 'Contact reason';
	return rankedShape({ ...breakdown, bars: named, tableId: tableIdOf(by), axis }, habits);
}

/** Something counted, in the order of its count, with where its cases are. */
export interface Ranking extends Omit<Pareto, 'bars'> {
	bars: RankedBar[];
	/** Where its table stands on the page. */
	tableId: string;
	/** What the bars are. */
	axis: string;
}

type RankedBar = ParetoBar & { direction: Direction | null; href: string };

/** The bars of a Pareto as a chart draws them; what is not drawn is added up in a last row that leads to the table. */
export function rankedShape(ranking: Ranking, habits: Habits): BarsShape {
	const { bars, records, tableId, axis } = ranking;
	const drawn = bars.length > BARS_DRAWN + 1 ? bars.slice(0, BARS_DRAWN) : bars;
	const strong = barsThatStandOut(ranking);
	const isAddedUp = bars.length >= LEAST_BARS_TO_ADD_UP;
	const rows = drawn.map((bar, place) => ({
		...barMark(bar, place >= strong, records, habits),
		cumulative: isAddedUp ? bar.cumulativeShare : null,
		cumulativeLabel: isAddedUp ? formatShare(bar.cumulativeShare, habits) : null,
		marksTurn: place === strong - 1 && place > 0 && strong < bars.length
	}));
	const others = bars.slice(drawn.length);
	return {
		kind: 'bars',
		bars: others.length > 0 ? [...rows, othersMark(others, tableId, habits)] : rows,
		axes: {
			label: axis,
			value: records < LEAST_FOR_A_SHARE ? 'Escalations' : 'Escalations · share',
			cumulative: 'Dashed: mentions added up'
		}
	};
}

function barMark(
	bar: RankedBar,
	pale: boolean,
	records: number,
	habits: Habits
): Omit<BarMark, 'marksTurn' | 'cumulative' | 'cumulativeLabel'> {
	const share = shareOf(bar.count, records, habits);
	const of = share ? `${share} of them` : `of ${records}`;
	const direction = bar.direction === 'rising' || bar.direction === 'falling' ? bar.direction : null;
	const upTo = formatShare(bar.cumulativeShare, habits);
	return {
		label: bar.label,
		value: bar.count,
		count: formatNumber(bar.count, habits),
		share,
		pale,
		direction,
		href: bar.href,
		description:
			`${bar.label}: ${escalations(bar.count, habits)}, ${of}. ` +
			`With those above it, ${upTo} of mentions.` +
			(bar.direction ? ` Weekly counts: ${directionsInWords[bar.direction]}.` : '')
	};
}

/** The name of a bar; a reason with parts, counted without them, says so. */
export function labelOf(bar: Pick<Bar, 'label' | 'hasParts'>, by: Breakdown['by'], filter: InsightsFilter) {
	return by === 'reason' && bar.hasParts && filter.reasonLevel === 'entry'
		? `${bar.label}, not told more exactly`
		: bar.label;
}

function othersMark(others: RankedBar[], tableId: string, habits: Habits): BarMark {
	const mentions = others.reduce((sum, { count }) => sum + count, 0);
	const label = `${formatNumber(others.length, habits)} others`;
	return {
		label,
		value: null,
		count: formatNumber(mentions, habits),
		share: null,
		cumulative: null,
		cumulativeLabel: null,
		marksTurn: false,
		pale: true,
		direction: null,
		href: `#${tableId}`,
		description: `${label}, ${formatNumber(mentions, habits)} mentions together. They are in the table below.`
	};
}

/** Full weeks as a chart draws them: points, the lines of the usual range, and the signals. */
export function seriesShape(
	{ subject, chart }: SubjectTrend,
	filter: InsightsFilter,
	habits: Habits
): SeriesShape {
	const full = chart.weeks.filter(({ incomplete }) => incomplete === null);
	const { usual } = chart;
	return {
		kind: 'series',
		points: full.map((week): PointMark => ({
			label: `wk ${weekNumber(week.monday)}`,
			value: week.records,
			signal: week.outside ? 'outside' : week.inRun ? 'run' : null,
			href: casesAddress(
				filter,
				markOf(filter, subject.kind, subject, { from: week.monday, to: week.sunday })
			),
			description: weekInWords(week, chart, habits)
		})),
		levels: usual
			? [
					{ value: usual.upper, label: `usual up to ${Math.floor(usual.upper)}`, dashed: true },
					{ value: usual.mean, label: `mean ${formatNumber(usual.mean, habits, 1)}`, dashed: false },
					...(usual.lower > 0
						? [{ value: usual.lower, label: `usual from ${Math.ceil(usual.lower)}`, dashed: true }]
						: [])
				]
			: [],
		signalLabel: signalLabel(full),
		axes: { label: 'ISO week', value: 'Escalations a week' }
	};
}

function signalLabel(weeks: readonly ChartedWeek[]): string | null {
	const last = weeks.findLastIndex(({ outside }) => outside !== null);
	if (last < 0) return null;
	const before = weeks.slice(0, last).findLastIndex(({ outside }) => outside !== weeks[last]!.outside);
	const [from, to] = [weeks[before + 1]!, weeks[last]!].map(({ monday }) => weekNumber(monday));
	return from === to ? `wk ${to}` : `wk ${from}–${to}`;
}

/** What a week of the table says about itself. */
export function signalInWords(week: ChartedWeek, { chart }: SubjectTrend, habits: Habits): string {
	if (week.incomplete === 'not-over') return 'not over';
	if (week.incomplete) return 'not a full week';
	const parts: string[] = [];
	if (week.outside && chart.usual)
		parts.push(`${week.outside} the usual range of ${rangeInWords(chart.usual)}`);
	if (week.inRun && chart.run) {
		parts.push(
			`in a row of ${chart.run.length} ${chart.run.side} the median, ${formatDate(chart.run.first, habits)} on`
		);
	}
	return parts.join('; ');
}
