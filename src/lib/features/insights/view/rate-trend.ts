import type { PointMark, SeriesShape } from '../../../shared/chart-shape';
import { formatNumber, type Habits } from '../../../shared/format';
import { POINTS_FOR_FIRM_LIMITS } from '../../../statistics/xmr';
import { casesAddress, searchOf, type InsightsFilter } from '../filter';
import { escalations, periodInWords, shortened, weekNumber, weekNumbers } from '../findings';
import type { Subject } from '../insights';
import { markOf } from '../marks';
import { CONTACTS, type RateChart, type RatedWeek } from '../rate-chart';
import type { FootView, TableView } from './parts';

/** What a trend shows per 1,000 contacts in place of counts. */
export interface RateTrend {
	title: string;
	measure: string;
	isProvisional: boolean;
	notes: string;
	/** Null with fewer than two weeks whose contacts are known. */
	shape: SeriesShape | null;
	/** What stands in place of the chart. */
	nothing: string;
	foot: FootView;
}

/** A trend per 1,000 contacts in words, as a shape and as a table. */
export function rateTrend(
	subject: Subject,
	chart: RateChart,
	filter: InsightsFilter,
	habits: Habits
): RateTrend {
	const isDrawn = chart.rated > 1;
	return {
		title: titleOf(shortened(subject.name), chart, habits),
		measure: `Escalations per ${formatNumber(CONTACTS, habits)} contacts a week · ${chart.rated} of ${chart.weeks.length} full weeks with known contacts · u′ chart (Laney)`,
		isProvisional: isDrawn && chart.provisional,
		notes: isDrawn ? notesOn(chart) : '',
		nothing: filter.brand
			? 'Contacts are not known by brand. Choose all brands to see rates.'
			: 'A rate needs the contacts of whole weeks, of every team that is shown. A leader brings them under Imports, Contact volumes.',
		shape: isDrawn ? shapeOf(subject, chart, filter, habits) : null,
		foot: {
			table: tableView(subject, chart, filter, habits),
			csv: `/insights/trend.csv${searchOf(filter, { trend: subject.id })}`,
			explanation
		}
	};
}

function titleOf(name: string, { rated, centre, without, weeks, run }: RateChart, habits: Habits): string {
	if (rated < 2 || centre === null) return `${name}: the contacts are not known for enough weeks`;
	const aThousand = `${rateInWords(centre, habits)} in ${formatNumber(CONTACTS, habits)} contacts`;
	if (without) return `${name}: ${aThousand}, with too little variation or too few weeks for limits`;
	const outside = weeks.filter((week) => week.outside !== null);
	if (outside.length > 0) return `${name} per contact left the usual range in ${weekNumbers(outside)}`;
	if (run) {
		return `${name} per contact stayed ${run.side} the centre for ${run.length} weeks, until week ${weekNumber(run.last)}`;
	}
	return `${name}: stable per contact, about ${aThousand}`;
}

function notesOn({ weeks, rated, provisional }: RateChart): string {
	const gaps = weeks.length - rated;
	const notes = [
		...(provisional
			? [
					`The limits are provisional: they rest on ${rated} weeks, and ${POINTS_FOR_FIRM_LIMITS} make them firm.`
				]
			: []),
		...(gaps === 1 ? ['The contacts of one full week are not known in full; it is a gap.'] : []),
		...(gaps > 1 ? [`The contacts of ${gaps} full weeks are not known in full; they are gaps.`] : [])
	];
	return notes.join(' ');
}

function shapeOf(
	subject: Subject,
	{ weeks, centre }: RateChart,
	filter: InsightsFilter,
	habits: Habits
): SeriesShape {
	const last = weeks.findLast((week) => week.outside !== null);
	return {
		kind: 'series',
		points: weeks.map((week): PointMark => ({
			label: `wk ${weekNumber(week.monday)}`,
			value: week.rate,
			limits: week.limits,
			signal: week.outside ? 'outside' : week.inRun ? 'run' : null,
			href: casesOf(subject, week, filter),
			description: weekInWords(week, habits)
		})),
		levels:
			centre === null ? [] : [{ value: centre, label: `mean ${rateInWords(centre, habits)}`, dashed: false }],
		signalLabel: last ? `week ${weekNumber(last.monday)}` : null,
		axes: { label: 'ISO week', value: `Escalations per ${formatNumber(CONTACTS, habits)} contacts` }
	};
}

function casesOf(subject: Subject, { monday, sunday }: RatedWeek, filter: InsightsFilter): string {
	return casesAddress(filter, markOf(filter, subject.kind, subject, { from: monday, to: sunday }));
}

function weekInWords(
	{ monday, sunday, records, contacts, rate, limits, outside }: RatedWeek,
	habits: Habits
): string {
	const dates = periodInWords({ from: monday, to: sunday }, habits);
	const of = contacts === null ? 'contacts not known' : `of ${formatNumber(contacts, habits)} contacts`;
	const parts = [`Week ${weekNumber(monday)}, ${dates}: ${escalations(records, habits)}, ${of}`];
	if (rate !== null) parts.push(`, ${rateInWords(rate, habits)} in ${formatNumber(CONTACTS, habits)}`);
	const side =
		outside && limits
			? ` ${outside === 'above' ? 'Above' : 'Below'} the usual range of ${rangeInWords(limits, habits)}.`
			: '';
	return `${parts.join('')}.${side}`;
}

function tableView(
	subject: Subject,
	{ weeks }: RateChart,
	filter: InsightsFilter,
	habits: Habits
): TableView {
	return {
		id: 'weeks-table',
		caption: `Escalations per ${formatNumber(CONTACTS, habits)} contacts by week`,
		columns: [
			{ label: 'Week', isNumber: false },
			{ label: 'Days', isNumber: false },
			{ label: 'Escalations', isNumber: true },
			{ label: 'Contacts', isNumber: true },
			{ label: `Per ${formatNumber(CONTACTS, habits)}`, isNumber: true },
			{ label: 'Usual range', isNumber: true },
			{ label: 'Out of the ordinary', isNumber: false }
		],
		rows: weeks.map((week) => ({
			heading: { label: `Week ${weekNumber(week.monday)}`, href: casesOf(subject, week, filter) },
			cells: [
				periodInWords({ from: week.monday, to: week.sunday }, habits),
				formatNumber(week.records, habits),
				week.contacts === null ? 'not known' : formatNumber(week.contacts, habits),
				week.rate === null ? '–' : rateInWords(week.rate, habits),
				week.limits ? rangeInWords(week.limits, habits) : '–',
				week.outside ?? (week.inRun ? 'long run' : '–')
			]
		}))
	};
}

function rangeInWords({ lower, upper }: { lower: number; upper: number }, habits: Habits): string {
	return `${rateInWords(lower, habits)} to ${rateInWords(upper, habits)}`;
}

function rateInWords(rate: number, habits: Habits): string {
	return formatNumber(rate, habits, rate < 10 ? 2 : 1);
}

const explanation = [
	'A u′ chart: escalations of a week divided by its contacts. The dashed limits are those of a Poisson rate, widened by how much weeks really vary (Laney 2002), because with many contacts plain limits would call nearly every week extraordinary. A week with fewer contacts has wider limits.',
	'Weeks that stay on one side of the centre longer than chance makes them (the Anhøj rules) are marked too. Weeks inside the limits are no better or worse than each other.',
	'A week is a gap unless its contacts are known on every day and for every team that is shown: a rate over some of them would be too high.'
];
