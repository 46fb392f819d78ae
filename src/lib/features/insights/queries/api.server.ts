import type { ReadingContext } from '$lib/server/context';
import { dayOf, type Day, type Period } from '$lib/shared/days';
import { idOfNamed, notNamed } from '$lib/shared/named';
import { invalid, type FieldErrors } from '$lib/shared/problem';
import { paretoOf } from '$lib/statistics/pareto';
import { taxonomy } from '../../escalations/queries.server';
import type { TaxonomyEntry, TaxonomyKind } from '../../escalations/taxonomy';
import { brandsOfOrganisation, teamsOfActor } from '../../people/queries.server';
import { periodOfApi, type ApiAbout, type ApiTrend } from '../api/forms';
import { judged, seriesOf } from '../api/series';
import {
	countBy,
	countByDay,
	countOverTime,
	countRecordsOverTime,
	countSourceOf,
	recordingOf,
	type CountOfDay,
	type CountSource
} from '../../escalations/counts.server';
import type { CountedBy } from '../insights';
import type { ReasonLevel } from '../filter';
import { whatToFixFirst } from '../suggestions/queries.server';

/** What can be broken down over the API. */
export type BrokenDown = CountedBy | 'channel';

/** What is asked, with everything that it names found. */
interface ApiQuestion {
	period: Period;
	today: Day;
	source: CountSource;
	team: string | null;
	entries: readonly TaxonomyEntry[];
}

/**
 * Causes, reasons or channels by how many escalations of the period mention them.
 * @throws Problem `invalid` where a parameter names nothing that is there for the reader
 */
export async function breakdownForApi(
	context: ReadingContext,
	by: BrokenDown,
	asked: ApiAbout,
	level: ReasonLevel = 'entry'
) {
	const { period, source, entries } = await apiQuestion(context, asked);
	const { records, counts } = await countBy(context, source, by, period);
	const missing = counts.get('') ?? 0;
	counts.delete('');
	const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
	const wholes = new Map<string, number>();
	for (const [id, count] of counts) {
		const whole = level === 'top' ? (entryOf.get(id)?.parentId ?? id) : id;
		wholes.set(whole, (wholes.get(whole) ?? 0) + count);
	}
	const counted = [...wholes].map(([id, count]) => ({ id, label: entryOf.get(id)?.name ?? id, count }));
	const { bars, mentions } = paretoOf(counted, records);
	return {
		period,
		records,
		mentions,
		missing,
		items: bars.map(({ id, label, count, share, cumulativeShare }) => ({
			id,
			name: label,
			count,
			share,
			cumulativeShare
		}))
	};
}

/**
 * Escalations by day, week or month, with the limits and signals of their XmR chart.
 * @throws Problem `invalid` where a parameter names nothing that is there for the reader
 */
export async function trendForApi(context: ReadingContext, asked: ApiTrend) {
	const question = await apiQuestion(context, asked);
	const { period, today, team, entries } = question;
	const [counts, recording] = await Promise.all([
		countsOfSubject(context, question, asked, entries),
		recordingOf(context, team)
	]);
	const series = seriesOf(asked.interval, counts, period, recording, today);
	return { period, interval: asked.interval, series, ...judged(series, asked.screening === 'on') };
}

async function countsOfSubject(
	context: ReadingContext,
	{ source, period }: ApiQuestion,
	{ interval, cause, reason }: ApiTrend,
	entries: readonly TaxonomyEntry[]
): Promise<CountOfDay[]> {
	if (cause !== undefined && reason !== undefined) {
		throw invalid({ '?reason': 'Ask for a cause or for a reason, not for both.' });
	}
	const errors: FieldErrors = {};
	const by: CountedBy = cause === undefined ? 'reason' : 'cause';
	const id = find(errors, by, ofKind(entries, by), cause ?? reason);
	if (Object.keys(errors).length > 0) throw invalid(errors);
	const ids = id === null ? null : [id, ...partsOf(entries, id)];
	// A month cuts weeks, so it is added up from days.
	if (interval !== 'week') return countByDay(context, source, by, ids, period);
	return ids === null
		? countRecordsOverTime(context, source, period)
		: countOverTime(context, source, by, ids, period);
}

/** Only what is named is looked for, so that most requests ask for nothing but the lists and the counts. */
async function apiQuestion(
	context: ReadingContext,
	asked: Pick<ApiAbout, 'from' | 'to' | 'team' | 'brand' | 'channel'>
): Promise<ApiQuestion> {
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const period = periodOfApi(asked, today);
	const [entries, teams, brands] = await Promise.all([
		taxonomy(context),
		asked.team === undefined ? [] : teamsOfActor(context),
		asked.brand === undefined ? [] : brandsOfOrganisation(context)
	]);
	const errors: FieldErrors = {};
	const team = find(errors, 'team', teams, asked.team);
	const brand = find(errors, 'brand', brands, asked.brand);
	const channel = find(errors, 'channel', ofKind(entries, 'channel'), asked.channel);
	if (Object.keys(errors).length > 0) throw invalid(errors);
	return { period, today, team, entries, source: countSourceOf(context.actor, { team, brand, channel }) };
}

function find(
	errors: FieldErrors,
	parameter: string,
	choices: readonly { id: string; name: string }[],
	text: string | undefined
): string | null {
	if (text === undefined) return null;
	const found = idOfNamed(choices, text);
	if (found === null) errors[`?${parameter}`] = notNamed(text);
	return found;
}

function ofKind(entries: readonly TaxonomyEntry[], kind: TaxonomyKind): TaxonomyEntry[] {
	return entries.filter((entry) => entry.kind === kind);
}

function partsOf(entries: readonly TaxonomyEntry[], id: string): string[] {
	return entries.flatMap((entry) => (entry.parentId === id ? [entry.id] : []));
}

/**
 * What the rules suggest for the reader's teams, or one of them, the costliest first.
 * @throws Problem `invalid` where the team is none of theirs
 */
export async function suggestionsForApi(context: ReadingContext, asked: { team?: string | undefined }) {
	const errors: FieldErrors = {};
	const teams = asked.team === undefined ? [] : await teamsOfActor(context);
	const team = find(errors, 'team', teams, asked.team);
	if (Object.keys(errors).length > 0) throw invalid(errors);
	const { counted, ranking, suggestions } = await whatToFixFirst(context, { team, until: null });
	return {
		counted,
		ranking,
		items: suggestions.map(({ key, title, why, measure, news, evidence }) => ({
			key,
			title,
			why,
			measure,
			news: news === null ? null : String(news),
			about: { kind: evidence.subject.kind, id: evidence.subject.id, name: evidence.subject.name },
			evidence: [evidence.sentence, evidence.recently, evidence.trend, ...evidence.notes],
			saving: evidence.saving,
			cases: evidence.cases,
			avoidable: evidence.avoidable,
			casesAMonth: evidence.casesAMonth,
			avoidableAMonth: evidence.avoidableAMonth,
			severity: evidence.severity,
			score: evidence.score,
			direction: evidence.direction,
			weeks: evidence.weeks.map(({ monday, cases }) => ({ start: monday, cases }))
		}))
	};
}
