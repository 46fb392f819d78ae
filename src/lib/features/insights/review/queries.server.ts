import type { ReadingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { instantOf } from '$lib/shared/zoned';
import { emptyWeeks, filledWeeks } from '$lib/statistics/week-series';
import { countPeriod } from '../../escalations/counts.server';
import {
	findFix,
	fixesOutside,
	returnedFixes,
	trialsDecided,
	trialsWaiting,
	verdictOf,
	type WaitingTrial
} from '../../fixes/queries.server';
import { leadsATeam } from '../../people/actor';
import { EVERY_ESCALATION, searchOf, trendWindow } from '../filter';
import { questionFrom, type Question } from '../question.server';
import { whatToFixFirst } from '../suggestions/queries.server';
import { trendChartOf, type TrendChart } from '../trend-chart';
import { neighboursOf, reviewPeriodFrom, type ReviewPeriod } from './period';
import { dayAfter, reviewInWords, type Review, type ReviewFound, type Signal } from './review';

const SUGGESTIONS_SHOWN = 5;

/** At most so many trials are judged on the page. */
const VERDICTS_SHOWN = 5;

const decisions = {
	adopted: 'Adopted',
	adapted: 'Adapted',
	abandoned: 'Abandoned',
	'no-change': 'Closed without a detectable change'
} as const;

/**
 * The walk through a week or month of the reader's teams, in words.
 * @throws Problem `not-found` for who leads no team
 */
export async function improvementReview(
	context: ReadingContext,
	search: URLSearchParams
): Promise<{ review: Review; period: ReviewPeriod; neighbours: ReturnType<typeof neighboursOf> }> {
	const { actor, now } = context;
	authorise(actor.isAdmin || leadsATeam(actor));
	const today = dayOf(now, actor.habits.timeZone);
	const period = reviewPeriodFrom(search, today);
	const found = await everythingOf(context, period);
	return {
		review: reviewInWords({ ...found, period, today }, actor.habits),
		period,
		neighbours: neighboursOf(period, today)
	};
}

async function everythingOf(
	context: ReadingContext,
	period: ReviewPeriod
): Promise<Omit<ReviewFound, 'period' | 'today'>> {
	const { timeZone } = context.actor.habits;
	const [from, to] = [
		instantOf(period.from, '00:00', timeZone),
		instantOf(dayAfter(period), '00:00', timeZone)
	];
	const [signals, toFix, waiting, returned, decided, outside] = await Promise.all([
		signalsOf(context, period),
		whatToFixFirst(context, { team: null, until: null }, SUGGESTIONS_SHOWN),
		trialsWaiting(context),
		returnedFixes(context),
		trialsDecided(context, from, to),
		fixesOutside(context)
	]);
	return {
		signals,
		suggestions: toFix.suggestions.map(({ key, title, evidence: { sentence, saving } }) => ({
			key,
			title,
			sentence,
			saving
		})),
		moreSuggestions: toFix.more,
		waiting: await withVerdicts(context, waiting),
		returned,
		decided: decided.map(({ decision, verdict, ...rest }) => ({
			...rest,
			decision: decisions[decision],
			verdict: verdict?.sentence ?? null
		})),
		outside
	};
}

/** The weeks of the period that signal, of escalations as a whole and of each cause; those of rising causes first. */
async function signalsOf(context: ReadingContext, { from, to }: ReviewPeriod): Promise<Signal[]> {
	const question = await questionFrom(context, new URLSearchParams({ from, to }));
	const { filter, source, recording, today, entries } = question;
	const { period } = filter.choice;
	const window = trendWindow(period);
	const { overTime } = await countPeriod(context, source, ['records', 'cause'], period, window);
	const weeks = emptyWeeks(window, recording, today);
	const series = [
		{ id: EVERY_ESCALATION, name: 'Escalations as a whole', days: overTime.records.get('') ?? [] },
		...[...overTime.cause].flatMap(([id, days]) =>
			id ? [{ id, name: entries.get(id)?.name ?? id, days }] : []
		)
	];
	return series
		.flatMap(({ id, name, days }) =>
			signalsIn(trendChartOf(filledWeeks(weeks, days)), period, name, hrefOf(question, id))
		)
		.toSorted((a, b) => (a.side === b.side ? 0 : a.side === 'above' ? -1 : 1));
}

function hrefOf({ filter }: Question, trend: string): string {
	return `/insights${searchOf(filter, { trend })}#trend`;
}

function signalsIn(
	{ weeks, usual, run }: TrendChart,
	{ from, to }: { from: string; to: string },
	name: string,
	href: string
): Signal[] {
	const provisional = usual?.provisional ?? false;
	const single = weeks.flatMap(({ monday, sunday, records, outside }): Signal[] =>
		outside && monday >= from && sunday <= to
			? [
					{
						name,
						monday,
						records,
						side: outside,
						limit: outside === 'above' ? usual!.upper : usual!.lower,
						row: null,
						provisional,
						href
					}
				]
			: []
	);
	if (single.length > 0 || !run || run.last < from || run.last > to) return single;
	const last = weeks.find(({ monday }) => monday === run.last)!;
	return [
		{
			name,
			monday: run.last,
			records: last.records,
			side: run.side,
			limit: null,
			row: run.length,
			provisional,
			href
		}
	];
}

/** Each trial has a measure of its own, so each is asked for by itself; all at once, and not of too many. */
function withVerdicts(context: ReadingContext, waiting: readonly WaitingTrial[]) {
	return Promise.all(
		waiting.map(async (trial, place) => {
			if (trial.what === 'start' || place >= VERDICTS_SHOWN) return { ...trial, verdict: null };
			const { cycle, teams } = await findFix(context, trial.fixId);
			const found = cycle && (await verdictOf(context, cycle, teams));
			return { ...trial, verdict: found?.sentence ?? null };
		})
	);
}
