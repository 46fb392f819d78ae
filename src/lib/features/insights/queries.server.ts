import type { ReadingContext } from '$lib/server/context';
import { paretoOf } from '$lib/statistics/pareto';
import { emptyWeeks, filledWeeks, type EmptyWeeks, type Week } from '$lib/statistics/week-series';
import { leadsATeam } from '../people/actor';
import { countPeriod, type Counted, type PeriodCounts } from '../escalations/counts.server';
import {
	BARS_DRAWN,
	type Breakdown,
	type CountedBy,
	type Insights,
	type Subject,
	type SubjectTrend
} from './insights';
import { contactsByWeek } from './contacts.server';
import { EVERY_ESCALATION, trendWindow } from './filter';
import { questionFrom, type Question } from './question.server';
import { rateChartOf, type RateChart } from './rate-chart';
import { directionOf, trendChartOf } from './trend-chart';
import { insightsView, type InsightsView } from './view/page';

export { questionFrom } from './question.server';

/**
 * What the page at this address shows, in words and shapes.
 * @throws Problem `not-found` where it names what is not there for the reader
 */
export async function insightsPage(context: ReadingContext, search: URLSearchParams): Promise<InsightsView> {
	const { actor } = context;
	const found = await insights(context, await questionFrom(context, search));
	return insightsView(found, actor.habits, { mayImport: actor.isAdmin || leadsATeam(actor) });
}

/** Everything the page of Insights rests on. */
export async function insights(context: ReadingContext, question: Question): Promise<Insights> {
	const { filter, choices, today, recording, hasRecords } = question;
	const counts = await countsFor(context, question, ['records', 'cause', 'reason']);
	const weeks = weeksIn(question);
	const causes = breakdownOf(question, 'cause', counts);
	const reasons = breakdownOf(question, 'reason', counts);
	const everything = trendChartOf(weeksOfEverything(counts, weeks));
	const subject = subjectOf(question, causes, reasons);
	const trend =
		subject.kind === 'everything'
			? { subject, chart: everything }
			: trendOfSubject(question, subject, counts, weeks);
	const unusualWeeks = everything.weeks.filter(
		({ outside, monday, sunday }) =>
			outside && sunday >= filter.choice.period.from && monday <= filter.choice.period.to
	);
	return {
		filter,
		choices,
		today,
		recording,
		hasRecords,
		hasReasonLevels: reasons.bars.some(({ id, hasParts }) => hasParts || question.entries.get(id)?.parentId),
		records: recordsIn(counts),
		causes: withDirections(question, causes, counts, weeks),
		reasons: withDirections(question, reasons, counts, weeks),
		trend,
		rates: await ratesOf(context, question, trend),
		unusualWeeks,
		isStable:
			everything.usual === null
				? null
				: unusualWeeks.length === 0 && everything.run === null && !everything.fewCrossings
	};
}

/** The weeks of a trend per 1,000 contacts, where the address asks for that. */
export async function ratesOf(
	context: ReadingContext,
	question: Question,
	{ chart }: SubjectTrend
): Promise<RateChart | null> {
	if (!question.filter.perContacts) return null;
	return rateChartOf(chart.weeks, await contactsByWeek(context, question));
}

/** The Pareto of causes or of reasons, without where each is going. */
export async function paretoQuery(
	context: ReadingContext,
	question: Question,
	by: CountedBy
): Promise<Breakdown> {
	return breakdownOf(question, by, await countsFor(context, question, ['records', by]));
}

/** The weeks of what the address names, or of the first cause. */
export async function trendQuery(context: ReadingContext, question: Question): Promise<SubjectTrend> {
	const counts = await countsFor(context, question, ['records', 'cause', 'reason']);
	const breakdowns = (['cause', 'reason'] as const).map((by) => breakdownOf(question, by, counts));
	return trendOfSubject(question, subjectOf(question, ...breakdowns), counts, weeksIn(question));
}

function countsFor(
	context: ReadingContext,
	{ source, filter }: Question,
	counted: readonly Counted[]
): Promise<PeriodCounts> {
	const { period } = filter.choice;
	return countPeriod(context, source, counted, period, trendWindow(period));
}

function weeksIn({ filter, recording, today }: Question): EmptyWeeks {
	return emptyWeeks(trendWindow(filter.choice.period), recording, today);
}

function recordsIn({ inPeriod }: PeriodCounts): number {
	return inPeriod.records.get('') ?? 0;
}

function breakdownOf({ filter, entries }: Question, by: CountedBy, counts: PeriodCounts): Breakdown {
	const { '': missing = 0, ...named } = Object.fromEntries(counts.inPeriod[by]);
	const wholes = by === 'reason' && filter.reasonLevel === 'top' ? addedToParents(named, entries) : named;
	const counted = Object.entries(wholes).map(([id, count]) => ({
		id,
		label: entries.get(id)?.name ?? id,
		count
	}));
	const { bars, ...rest } = paretoOf(counted, recordsIn(counts));
	return {
		...rest,
		by,
		missing,
		bars: bars.map((bar) => ({
			...bar,
			direction: null,
			hasParts: (entries.get(bar.id)?.parts.length ?? 0) > 0
		}))
	};
}

function addedToParents(
	counts: Readonly<Record<string, number>>,
	entries: Question['entries']
): Record<string, number> {
	const wholes: Record<string, number> = {};
	for (const [id, count] of Object.entries(counts)) {
		const whole = entries.get(id)?.parentId ?? id;
		wholes[whole] = (wholes[whole] ?? 0) + count;
	}
	return wholes;
}

function withDirections(
	question: Question,
	breakdown: Breakdown,
	counts: PeriodCounts,
	weeks: EmptyWeeks
): Breakdown {
	return {
		...breakdown,
		bars: breakdown.bars.map((bar, place) =>
			place < BARS_DRAWN
				? { ...bar, direction: directionOf(weeksOfEntry(question, breakdown.by, bar.id, counts, weeks)) }
				: bar
		)
	};
}

function subjectOf({ filter, entries }: Question, ...breakdowns: Breakdown[]): Subject {
	const first = breakdowns.find(({ bars }) => bars.length > 0)?.bars[0];
	const entry = entries.get(filter.trend ?? first?.id ?? '');
	if (filter.trend === EVERY_ESCALATION || !entry) {
		return { kind: 'everything', id: EVERY_ESCALATION, name: 'Escalations', hasParts: false };
	}
	return { kind: entry.kind, id: entry.id, name: entry.name, hasParts: entry.parts.length > 0 };
}

function trendOfSubject(
	question: Question,
	subject: Subject,
	counts: PeriodCounts,
	weeks: EmptyWeeks
): SubjectTrend {
	const found =
		subject.kind === 'everything'
			? weeksOfEverything(counts, weeks)
			: weeksOfEntry(question, subject.kind, subject.id, counts, weeks);
	return { subject, chart: trendChartOf(found) };
}

function weeksOfEverything({ overTime }: PeriodCounts, weeks: EmptyWeeks): Week[] {
	return filledWeeks(weeks, overTime.records.get('') ?? []);
}

/** The weeks of an entry; a reason shown as a whole includes its parts. */
function weeksOfEntry(
	{ filter, entries }: Question,
	by: CountedBy,
	id: string,
	{ overTime }: PeriodCounts,
	weeks: EmptyWeeks
): Week[] {
	const whole = by === 'reason' && filter.reasonLevel === 'top';
	const parts = [id, ...(whole ? (entries.get(id)?.parts ?? []) : [])];
	return filledWeeks(
		weeks,
		parts.flatMap((part) => overTime[by].get(part) ?? [])
	);
}
