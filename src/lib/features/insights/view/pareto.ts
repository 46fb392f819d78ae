import type { BarsShape } from '../../../shared/chart-shape';
import { formatNumber, formatShare, type Habits } from '../../../shared/format';
import { casesAddress, searchOf, type InsightsFilter } from '../filter';
import {
	directionsFinding,
	directionsInWords,
	missingInWords,
	paretoFinding,
	paretoMeasure,
	shareOf
} from '../findings';
import { BARS_DRAWN, type Breakdown, type CountedBy } from '../insights';
import { markOf, missingMark } from '../marks';
import { barsShape, labelOf, tableIdOf } from '../shapes';
import { chartOf } from './trend';
import type { FootView, LinkedSentence, TableView } from './parts';

export interface ParetoView {
	title: string;
	measure: string;
	sentence: string;
	links: LinkedSentence[];
	/** Null where nothing is named. */
	chart: { shape: BarsShape; foot: FootView } | null;
}

const names: Record<CountedBy, { name: string; file: string }> = {
	cause: { name: 'Contributing cause', file: '/insights/causes.csv' },
	reason: { name: 'Contact reason', file: '/insights/reasons.csv' }
};

/** A Pareto in words, as a shape and as a table. */
export function paretoView(
	breakdown: Breakdown,
	filter: InsightsFilter,
	habits: Habits,
	links: LinkedSentence[]
): ParetoView {
	const { by, bars, missing, records } = breakdown;
	const missingLink = {
		before: '',
		link: {
			href: casesAddress(filter, missingMark(by)),
			label: missingInWords(missing, records, by, habits)
		},
		after: '.'
	};
	return {
		title: paretoFinding(breakdown, by, habits),
		measure: paretoMeasure(breakdown, by, habits),
		sentence: bars.length > 0 ? directionsFinding({ bars: bars.slice(0, BARS_DRAWN) }) : howToName[by],
		links: missing > 0 ? [...links, missingLink] : links,
		chart:
			bars.length > 0
				? { shape: barsShape(breakdown, filter, habits), foot: footView(breakdown, filter, habits) }
				: null
	};
}

function footView(breakdown: Breakdown, filter: InsightsFilter, habits: Habits): FootView {
	return {
		table: tableView(breakdown, filter, habits),
		csv: names[breakdown.by].file + searchOf(filter),
		explanation:
			breakdown.by === 'cause' ? [whatAParetoIs, whyOver100, whatArrowsMean] : [whatAParetoIs, whatArrowsMean]
	};
}

const howToName: Record<CountedBy, string> = {
	cause:
		'Name what contributed to an escalation on its page, or map a column to contributing causes when you import; what recurs then shows here.',
	reason: 'Choose what the customer wanted when you log an escalation; what comes up most then shows here.'
};

const whatAParetoIs =
	'A Pareto chart: what was named most comes first. Darker bars are those that stand out: the few that make up 80% of all mentions, or the one far above the others. Fixing one of them is likely to spare more than fixing several of the rest. The dashed line, or the sum beside a bar, is its share of all mentions together with those above it.';

const whyOver100 =
	'An escalation can have several contributing causes and counts once for each, so the shares together can exceed 100%.';

const whatArrowsMean =
	'An arrow marks what is rising or falling: a recent week left the usual range, or the weeks stayed on one side of the median longer than chance would have it.';

function tableView(breakdown: Breakdown, filter: InsightsFilter, habits: Habits): TableView {
	const { by, bars, missing, records } = breakdown;
	const { name } = names[by];
	const rows = bars.map((bar) => ({
		heading: { label: labelOf(bar, by, filter), href: casesAddress(filter, markOf(filter, by, bar)) },
		cells: [
			formatNumber(bar.count, habits),
			shareOf(bar.count, records, habits) ?? '–',
			formatShare(bar.cumulativeShare, habits),
			{
				text: bar.direction ? directionsInWords[bar.direction] : 'show',
				href: chartOf({ kind: by, id: bar.id }, filter)
			}
		]
	}));
	const none = {
		heading: { label: `No ${name.toLowerCase()}`, href: casesAddress(filter, missingMark(by)) },
		cells: [formatNumber(missing, habits), shareOf(missing, records, habits) ?? '–', '–', '–']
	};
	return {
		id: tableIdOf(by),
		caption: `${name}s by number of escalations`,
		columns: [
			{ label: name, isNumber: false },
			{ label: 'Escalations', isNumber: true },
			{ label: 'Share', isNumber: true },
			{ label: 'Added up', isNumber: true },
			{ label: 'Weeks', isNumber: false }
		],
		rows: missing > 0 ? [...rows, none] : rows
	};
}
