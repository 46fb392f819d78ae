import type { ReadingContext } from '$lib/server/context';
import { emptyWeeks, filledWeeks, type Week } from '$lib/statistics/week-series';
import { leadsATeam } from '../../people/actor';
import { compareAll, type Side } from '../compare/verdict.server';
import { countPeriod, type CountOfDay, type PeriodCounts } from '../../escalations/counts.server';
import { trendWindow } from '../filter';
import type { CountedBy } from '../insights';
import { questionFrom, type Question } from '../question.server';
import { trendChartOf } from '../trend-chart';
import type { SignalWeeks } from './signals';
import { signalsView, type SignalsView } from './view';

/**
 * What the page of unusual weeks at this address shows.
 * @throws Problem `not-found` where it names what is not there for the reader
 */
export async function signalsPage(context: ReadingContext, search: URLSearchParams): Promise<SignalsView> {
	const { actor } = context;
	return signalsView(await signalWeeks(context, search), actor.habits, actor.isAdmin || leadsATeam(actor));
}

/**
 * The weeks of the period that lie outside the usual range of escalations as a whole, beside its other full weeks. Causes
 * and reasons are compared by their share of records: those weeks are known to have more or fewer of everything.
 * @throws Problem `not-found` where the address names what is not there for the reader
 */
export async function signalWeeks(context: ReadingContext, search: URLSearchParams): Promise<SignalWeeks> {
	const question = await questionFrom(context, search);
	const { filter, choices, recording, hasRecords, source, today } = question;
	const { period } = filter.choice;
	const window = trendWindow(period);
	const counts = await countPeriod(context, source, ['records', 'cause', 'reason'], period, window);
	const weeks = emptyWeeks(window, recording, today);
	const weeksOf = (days: readonly CountOfDay[]) => filledWeeks(weeks, days);
	const inPeriod = ({ monday, sunday }: Week) => monday >= period.from && sunday <= period.to;
	const charted = trendChartOf(weeksOf(counts.overTime.records.get('') ?? [])).weeks.filter(
		(week) => week.incomplete === null && inPeriod(week)
	);
	const [unusual, others] = [
		charted.filter(({ outside }) => outside !== null),
		charted.filter(({ outside }) => outside === null)
	];
	const compared = (by: CountedBy) =>
		compareAll(
			namedIn(question, counts, by).map(({ id, ...named }) => {
				const ofWeek = new Map(
					weeksOf(counts.overTime[by].get(id) ?? []).map(({ monday, records }) => [monday, records])
				);
				return { id, ...named, now: sideOf(unusual, ofWeek), before: sideOf(others, ofWeek) };
			})
		)
			.filter(({ now, before }) => now.events + before.events > 0)
			.toSorted((a, b) => b.now.events - a.now.events || (a.name < b.name ? -1 : 1));
	return {
		filter,
		choices,
		recording,
		hasRecords,
		unusual,
		others,
		records: { unusual: recordsIn(unusual), others: recordsIn(others) },
		tables: { cause: compared('cause'), reason: compared('reason') }
	};
}

function namedIn({ entries }: Question, { overTime }: PeriodCounts, by: CountedBy) {
	return [...overTime[by].keys()]
		.filter((id) => id !== '')
		.map((id) => ({
			id,
			name: entries.get(id)?.name ?? id,
			hasParts: (entries.get(id)?.parts.length ?? 0) > 0
		}));
}

function sideOf(weeks: readonly Week[], counts: ReadonlyMap<string, number>): Side {
	const weekly = weeks.map(({ monday }) => counts.get(monday) ?? 0);
	return {
		events: weekly.reduce((sum, count) => sum + count, 0),
		exposure: recordsIn(weeks),
		weekly,
		sizes: weeks.map(({ records }) => records)
	};
}

function recordsIn(weeks: readonly Week[]): number {
	return weeks.reduce((sum, { records }) => sum + records, 0);
}
