import type { SeriesShape } from '../../../shared/chart-shape';
import { formatNumber, type Habits } from '../../../shared/format';
import { LIMITS_PER_MOVING_RANGE, SCREENED_MOVING_RANGE } from '../../../statistics/xmr';
import { chartAddress } from '../charts/address';
import { casesAddress, EVERY_ESCALATION, PER_CONTACTS, searchOf, type InsightsFilter } from '../filter';
import { periodInWords, trendFinding, trendMeasure, trendNotes, weekNumber } from '../findings';
import type { Insights, SubjectTrend } from '../insights';
import { markOf } from '../marks';
import { seriesShape, signalInWords } from '../shapes';
import { optionsOf } from './filters';
import { wordsAddress } from '../words/words';
import type { FootView, Option, TableView } from './parts';
import { rateTrend } from './rate-trend';

export interface TrendView {
	title: string;
	measure: string;
	isProvisional: boolean;
	notes: string;
	/** Null with fewer than two full weeks. */
	shape: SeriesShape | null;
	/** What stands in place of the chart. */
	nothing: string;
	foot: FootView;
	/** Where the words are that rise with a cause; null where it is no cause. */
	words: string | null;
	/** Where the same weeks are charted with phases, other kinds of charts and every signal in words. */
	chart: string;
	chosen: string;
	options: Option[];
	/** Whether weeks are counted, or per 1,000 contacts. */
	measures: { chosen: string; options: Option[] };
	hidden: [string, string][];
}

/** A trend in words, as a shape and as a table. */
export function trendView(
	trend: SubjectTrend,
	{ filter, choices, rates }: Insights,
	habits: Habits
): TrendView {
	const { subject, chart } = trend;
	return {
		title: trendFinding(subject.name, chart),
		measure: trendMeasure(chart, habits),
		isProvisional: chart.usual?.provisional ?? false,
		notes: trendNotes(chart, habits).join(' '),
		shape: chart.fullWeeks > 1 ? seriesShape(trend, filter, habits) : null,
		nothing: 'A trend needs at least two full weeks, and twelve before it can tell a change from chance.',
		foot: {
			table: tableView(trend, filter, habits),
			csv: `/insights/trend.csv${searchOf(filter, { trend: subject.id })}`,
			explanation
		},
		words: subject.kind === 'cause' ? wordsAddress(filter, subject.id) : null,
		chart: chartOf(subject, filter),
		chosen: subject.id,
		options: [
			{ value: EVERY_ESCALATION, label: 'Every escalation' },
			...optionsOf(choices.causes, subject.id, 'Contributing causes'),
			...optionsOf(choices.reasons, subject.id, 'Contact reasons')
		],
		hidden: [...new URLSearchParams(searchOf(filter, { trend: null, perContacts: false }))],
		measures: {
			chosen: filter.perContacts ? PER_CONTACTS : '',
			options: [
				{ value: '', label: 'Counts' },
				{ value: PER_CONTACTS, label: 'Per 1,000 contacts' }
			]
		},
		...(rates && rateTrend(subject, rates, filter, habits))
	};
}

/** Where the weeks of a subject are charted. A chart is of one scope: of the narrowest that is chosen here. */
export function chartOf(
	{ kind, id }: Pick<SubjectTrend['subject'], 'kind' | 'id'>,
	filter: InsightsFilter
): string {
	const scope = (['team', 'brand', 'channel'] as const).find((each) => filter[each] !== null);
	return chartAddress(
		{
			kind: kind === 'everything' ? 'escalations' : kind,
			entryId: kind === 'everything' ? null : id,
			scope: scope ? { kind: scope, id: filter[scope]! } : { kind: 'everything' }
		},
		filter.choice
	);
}

const explanation = [
	`An XmR chart of weekly counts. Every week differs a little from the one before; the dashed lines show how far that ordinary variation reaches: the mean ± ${LIMITS_PER_MOVING_RANGE} times the mean difference between neighbouring weeks, leaving out differences of ${SCREENED_MOVING_RANGE} times that mean and more. A ringed week lies outside: something was different then, and its cases are worth reading.`,
	'Weeks that stay on one side of the median longer than chance makes them (the Anhøj rules) are marked too. Weeks inside the lines are no better or worse than each other.',
	'These are counts, not rates: a busier week has more of everything. Where the contacts of each week are known, choose “Per 1,000 contacts”.'
];

function tableView(trend: SubjectTrend, filter: InsightsFilter, habits: Habits): TableView {
	const { subject, chart } = trend;
	return {
		id: 'weeks-table',
		caption: 'Escalations by week',
		columns: [
			{ label: 'Week', isNumber: false },
			{ label: 'Days', isNumber: false },
			{ label: 'Escalations', isNumber: true },
			{ label: 'Out of the ordinary', isNumber: false }
		],
		rows: chart.weeks.map((week) => {
			const days = { from: week.monday, to: week.sunday };
			const signal = signalInWords(week, trend, habits) || '–';
			return {
				heading: {
					label: `Week ${weekNumber(week.monday)}`,
					href: casesAddress(filter, markOf(filter, subject.kind, subject, days))
				},
				cells: [periodInWords(days, habits), formatNumber(week.records, habits), signal]
			};
		})
	};
}
