import { formatNumber, formatShare, type Habits } from '../../../shared/format';
import type { Pareto } from '../../../statistics/pareto';
import { missingInWords, paretoFinding, paretoMeasure, shareOf, type Ranked } from '../findings';
import { rankedShape, tableIdOf } from '../shapes';
import type { ParetoView } from './pareto';
import type { TableView } from './parts';

/** Something counted that every record names at most once. */
export interface RankingOf {
	kind: Ranked;
	/** As the heading of a column. */
	name: string;
	pareto: Pareto;
	/** Records that name nothing. */
	missing: number;
	/** Where the cases are of one of them, or of those that name nothing. */
	casesOf: (id: string | null) => string;
	csv: string;
	/** What to do where nothing is named. */
	howToName: string;
}

/** A Pareto in words, as a shape and as a table, without where its bars are going. */
export function rankingView(ranking: RankingOf, habits: Habits): ParetoView {
	const { kind, name, pareto, missing, casesOf, howToName } = ranking;
	const bars = pareto.bars.map((bar) => ({ ...bar, direction: null, href: casesOf(bar.id) }));
	const counted = { ...pareto, bars };
	const missingLink = {
		before: '',
		link: { href: casesOf(null), label: missingInWords(missing, pareto.records, kind, habits) },
		after: '.'
	};
	return {
		title: paretoFinding(counted, kind, habits),
		measure: paretoMeasure(counted, kind, habits),
		sentence: bars.length > 0 ? '' : howToName,
		links: missing > 0 ? [missingLink] : [],
		chart:
			bars.length > 0
				? {
						shape: rankedShape({ ...counted, tableId: tableIdOf(kind), axis: name }, habits),
						foot: { table: tableView(ranking, habits), csv: ranking.csv, explanation: [whatAParetoIs] }
					}
				: null
	};
}

const whatAParetoIs =
	'A Pareto chart: what was named most comes first. Darker bars are those that stand out: the few that make up 80% of all, or the one far above the others. The dashed line, or the sum beside a bar, is its share together with those above it.';

function tableView({ kind, name, pareto, missing, casesOf }: RankingOf, habits: Habits): TableView {
	const figures = (count: number) => [
		formatNumber(count, habits),
		shareOf(count, pareto.records, habits) ?? '–'
	];
	const rows = pareto.bars.map(({ id, label, count, cumulativeShare }) => ({
		heading: { label, href: casesOf(id) },
		cells: [...figures(count), formatShare(cumulativeShare, habits)]
	}));
	const none = {
		heading: { label: `No ${name.toLowerCase()}`, href: casesOf(null) },
		cells: [...figures(missing), '–']
	};
	return {
		id: tableIdOf(kind),
		caption: `${name}s by number of escalations`,
		columns: [
			{ label: name, isNumber: false },
			{ label: 'Escalations', isNumber: true },
			{ label: 'Share', isNumber: true },
			{ label: 'Added up', isNumber: true }
		],
		rows: missing > 0 ? [...rows, none] : rows
	};
}
