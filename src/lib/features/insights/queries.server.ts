import type { ReadingContext } from '$lib/server/context';
import { paretoOf } from '$lib/statistics/pareto';
import { weekSeries, type Week } from '$lib/statistics/week-series';
import { leadsATeam } from '../people/actor';
import {
	countOverTime,
	countByEntry,
	countRecords,
	countRecordsOverTime,
	type CountOfDay
} from './counts.server';
import {
	BARS_DRAWN,
	type Breakdown,
	type CountedBy,
	type Insights,
	type Subject,
	type SubjectTrend
} from './insights';
import { EVERY_ESCALATION, trendWindow } from './filter';
import { questionFrom, type Question } from './question.server';
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
	const records = await countRecords(context, question.source, filter.choice.period);
	const [causes, reasons, everything] = await Promise.all([
		breakdown(context, question, 'cause', records),
		breakdown(context, question, 'reason', records),
		weeksOfEverything(context, question)
	]);
	const subject = subjectOf(question, causes, reasons);
	const trend =
		subject.kind === 'everything'
			? { subject, chart: trendChartOf(everything) }
			: await trendOfSubject(context, question, subject);
	return {
		filter,
		choices,
		today,
		recording,
		hasRecords,
		hasReasonLevels: reasons.bars.some(({ id, hasParts }) => hasParts || question.entries.get(id)?.parentId),
		records,
		causes: await withDirections(context, question, causes),
		reasons: await withDirections(context, question, reasons),
		trend,
		unusualWeeks: trendChartOf(everything).weeks.filter(
			({ outside, monday, sunday }) =>
				outside && sunday >= filter.choice.period.from && monday <= filter.choice.period.to
		)
	};
}

/** The Pareto of causes or of reasons, without where each is going. */
export async function paretoQuery(
	context: ReadingContext,
	question: Question,
	by: CountedBy
): Promise<Breakdown> {
	const records = await countRecords(context, question.source, question.filter.choice.period);
	return breakdown(context, question, by, records);
}

/** The weeks of what the address names, or of the first cause. */
export async function trendQuery(context: ReadingContext, question: Question): Promise<SubjectTrend> {
	if (question.filter.trend !== null) return trendOfSubject(context, question, subjectOf(question));
	const [causes, reasons] = await Promise.all([
		paretoQuery(context, question, 'cause'),
		paretoQuery(context, question, 'reason')
	]);
	return trendOfSubject(context, question, subjectOf(question, causes, reasons));
}

async function breakdown(
	context: ReadingContext,
	{ filter, source, entries }: Question,
	by: CountedBy,
	records: number
): Promise<Breakdown> {
	const counts = await countByEntry(context, source, by, filter.choice.period);
	const missing = counts.get('') ?? 0;
	counts.delete('');
	const wholes = by === 'reason' && filter.reasonLevel === 'top' ? addedToParents(counts, entries) : counts;
	const counted = [...wholes].map(([id, count]) => ({ id, label: entries.get(id)?.name ?? id, count }));
	const { bars, ...rest } = paretoOf(counted, records);
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
	counts: ReadonlyMap<string, number>,
	entries: Question['entries']
): Map<string, number> {
	const wholes = new Map<string, number>();
	for (const [id, count] of counts) {
		const whole = entries.get(id)?.parentId ?? id;
		wholes.set(whole, (wholes.get(whole) ?? 0) + count);
	}
	return wholes;
}

async function withDirections(
	context: ReadingContext,
	question: Question,
	breakdown: Breakdown
): Promise<Breakdown> {
	const drawn = breakdown.bars.slice(0, BARS_DRAWN).map(({ id }) => id);
	const weeks = await weeksOfEntries(context, question, breakdown.by, drawn);
	return {
		...breakdown,
		bars: breakdown.bars.map((bar) => {
			const series = weeks.get(bar.id);
			return series ? { ...bar, direction: directionOf(series) } : bar;
		})
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

async function trendOfSubject(
	context: ReadingContext,
	question: Question,
	subject: Subject
): Promise<SubjectTrend> {
	if (subject.kind === 'everything') {
		return { subject, chart: trendChartOf(await weeksOfEverything(context, question)) };
	}
	const weeks = await weeksOfEntries(context, question, subject.kind, [subject.id]);
	return { subject, chart: trendChartOf(weeks.get(subject.id) ?? []) };
}

async function weeksOfEverything(context: ReadingContext, question: Question): Promise<Week[]> {
	const window = trendWindow(question.filter.choice.period);
	return weeksFrom(await countRecordsOverTime(context, question.source, window), question);
}

/** The weeks of each of these entries; a reason shown as a whole includes its parts. */
async function weeksOfEntries(
	context: ReadingContext,
	question: Question,
	by: CountedBy,
	ids: readonly string[]
): Promise<Map<string, Week[]>> {
	const { filter, entries, source } = question;
	const whole = by === 'reason' && filter.reasonLevel === 'top';
	const wholeOf = new Map(
		ids.flatMap((id) => [id, ...(whole ? (entries.get(id)?.parts ?? []) : [])].map((part) => [part, id]))
	);
	const days = await countOverTime(
		context,
		source,
		by,
		[...wholeOf.keys()],
		trendWindow(filter.choice.period)
	);
	const byWhole = Map.groupBy(days, ({ id }) => wholeOf.get(id));
	return new Map(ids.map((id) => [id, weeksFrom(byWhole.get(id) ?? [], question)]));
}

function weeksFrom(days: readonly CountOfDay[], { filter, recording, today }: Question): Week[] {
	return weekSeries(days, trendWindow(filter.choice.period), recording, today);
}
