import type { Habits } from '../../../shared/format';
import { searchOf } from '../filter';
import { headline, weekNumbers } from '../findings';
import type { Insights } from '../insights';
import { aboutWhat } from './about';
import { filtersView, type FiltersView } from './filters';
import { nothingView, type NothingView } from './nothing';
import { paretoView, type ParetoView } from './pareto';
import type { LinkedSentence } from './parts';
import { trendView, type TrendView } from './trend';

/** The page of Insights in words and shapes. They are made on the server, so that the browser only has to draw them. */
export interface InsightsView {
	title: string;
	sub: string | null;
	filters: FiltersView | null;
	/** Set where there is nothing to show. */
	nothing: NothingView | null;
	/** Of causes and of reasons; first the one that names anything. */
	paretos: ParetoView[];
	trend: TrendView;
}

/** Says in words and shapes what was found. */
export function insightsView(
	found: Insights,
	habits: Habits,
	{ mayImport }: { mayImport: boolean }
): InsightsView {
	const { filter, records, causes, reasons, hasRecords } = found;
	const byCause = (links: LinkedSentence[]) => paretoView(causes, filter, habits, links);
	const byReason = (links: LinkedSentence[]) => paretoView(reasons, filter, habits, links);
	return {
		title: records > 0 ? headline(causes, reasons, habits) : 'Insights',
		sub: hasRecords ? aboutWhat(found, habits) : null,
		filters: hasRecords ? filtersView(filter, found.choices) : null,
		nothing: records > 0 ? null : nothingView(found, habits, mayImport),
		paretos:
			causes.bars.length > 0 || reasons.bars.length === 0
				? [byCause(unusualWeeks(found)), byReason(reasonLevels(found))]
				: [byReason([...unusualWeeks(found), ...reasonLevels(found)]), byCause([])],
		trend: trendView(found.trend, found, habits)
	};
}

/** The weeks that were out of the ordinary, to be looked at alone: a Pareto over them and calm ones misleads. */
function unusualWeeks({ filter, unusualWeeks: weeks }: Insights): LinkedSentence[] {
	const [first] = weeks;
	const last = weeks.at(-1);
	if (!first || !last) return [];
	const period = { from: first.monday, to: last.sunday };
	return [
		{
			before: 'Escalations as a whole were out of the ordinary in',
			link: {
				href: `/insights${searchOf(filter, { choice: { name: 'custom', period } })}`,
				label: weekNumbers(weeks)
			},
			after: ': look there before you compare.'
		}
	];
}

function reasonLevels({ filter, hasReasonLevels }: Insights): LinkedSentence[] {
	if (!hasReasonLevels) return [];
	const isWhole = filter.reasonLevel === 'top';
	return [
		{
			before: isWhole ? 'Reasons are counted with their parts;' : 'Reasons are counted as recorded;',
			link: {
				href: `/insights${searchOf(filter, { reasonLevel: isWhole ? 'entry' : 'top', trend: null })}`,
				label: isWhole ? 'count the parts' : 'count them with their parts'
			},
			after: ' instead.'
		}
	];
}
