import type { Habits } from '../../../shared/format';
import { searchOf } from '../filter';
import { headline, weekNumbers } from '../findings';
import type { Insights } from '../insights';
import { aboutWhat } from './about';
import { filtersView, type FiltersView } from './filters';
import { nothingView, type NothingView } from './nothing';
import { paretoView, type ParetoView } from './pareto';
import type { LinkedSentence } from './parts';
import { SIGNALS } from '../signals/address';
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
	const byCause = (links: LinkedSentence[]) =>
		withStability(paretoView(causes, filter, habits, links), found);
	const byReason = (links: LinkedSentence[]) =>
		withStability(paretoView(reasons, filter, habits, links), found);
	return {
		title: records > 0 ? headline(causes, reasons, habits) : 'Insights',
		sub: hasRecords ? aboutWhat(found, habits) : null,
		filters: hasRecords ? filtersView(filter, found.choices) : null,
		nothing: records > 0 ? null : nothingView(found, habits, mayImport),
		paretos:
			causes.bars.length > 0 || reasons.bars.length === 0
				? [byCause(unusualWeeks(found)), byReason([...unusualWeeks(found), ...reasonLevels(found)])]
				: [byReason([...unusualWeeks(found), ...reasonLevels(found)]), byCause([])],
		trend: trendView(found.trend, found, habits)
	};
}

/** The weeks that were out of the ordinary, to be looked at beside the rest: a Pareto over both together misleads. */
function unusualWeeks({ filter, unusualWeeks: weeks }: Insights): LinkedSentence[] {
	if (weeks.length === 0) return [];
	return [
		{
			before: 'The period was not stable: escalations as a whole left their usual range in',
			link: { href: SIGNALS + searchOf(filter, { trend: null }), label: weekNumbers(weeks) },
			after: '. See what stood out then before you trust the order.'
		}
	];
}

/** Whether the whole of a Pareto may be read at once, as far as no single weeks say otherwise. */
function withStability(view: ParetoView, { isStable, unusualWeeks: weeks }: Insights): ParetoView {
	if (!view.chart || isStable === null || weeks.length > 0) return view;
	const stability = isStable
		? 'The period was stable as a whole.'
		: 'The period was not stable: weeks stayed on one side of the median longer than chance would have it.';
	return { ...view, sentence: `${stability} ${view.sentence}` };
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
