import type { ReadingContext } from '$lib/server/context';
import { daysBetween, mondayOf, type Period } from '$lib/shared/days';
import { emptyWeeks, filledWeeks, fullWeekValues, type EmptyWeeks } from '$lib/statistics/week-series';
import { leadsATeam } from '../../people/actor';
import { countPeriod, type Counted, type PeriodCounts } from '../../escalations/counts.server';
import type { CountedBy } from '../insights';
import { questionFrom, type Question } from '../question.server';
import { againstFrom } from './against';
import { recordedDays, type Comparison } from './comparison';
import { compareAll, type Side, type ToCompare } from './verdict.server';
import { compareView, type CompareView } from './view';

/**
 * What the page of two periods at this address shows, in words and figures.
 * @throws Problem `not-found` where it names what is not there for the reader
 */
export async function comparePage(context: ReadingContext, search: URLSearchParams): Promise<CompareView> {
	const { actor } = context;
	return compareView(await comparison(context, search), actor.habits, actor.isAdmin || leadsATeam(actor));
}

/**
 * Two periods beside each other: causes and reasons, and whether each comes up more or less often.
 * @throws Problem `not-found` where the address names what is not there for the reader
 */
export async function comparison(context: ReadingContext, search: URLSearchParams): Promise<Comparison> {
	const question = await questionFrom(context, search);
	const { filter, choices, recording, hasRecords } = question;
	const against = againstFrom(search, filter.choice.period);
	const [now, before] = await Promise.all([
		countedIn(context, question, filter.choice.period),
		countedIn(context, question, against.period)
	]);
	const compared = (by: CountedBy) =>
		compareAll(toCompare(question, by, now, before)).toSorted(
			(a, b) => b.now.events - a.now.events || b.before.events - a.before.events || (a.name < b.name ? -1 : 1)
		);
	const everything = {
		id: '',
		name: 'Every escalation',
		hasParts: false,
		now: sideOf(now, 'records', ''),
		before: sideOf(before, 'records', '')
	};
	const began = recording?.from ?? null;
	return {
		filter,
		choices,
		recording,
		hasRecords,
		against,
		records: everything.now.events,
		recordsBefore: everything.before.events,
		days: { now: now.days, before: before.days },
		recordedFrom: began !== null && [now, before].some(({ period }) => began > period.from) ? began : null,
		overall: compareAll([everything])[0]!,
		tables: { cause: compared('cause'), reason: compared('reason') }
	};
}

interface CountedIn {
	period: Period;
	/** How many of its days were recorded. */
	days: number;
	weeks: EmptyWeeks;
	counts: PeriodCounts;
}

async function countedIn(context: ReadingContext, question: Question, period: Period): Promise<CountedIn> {
	const window = { from: mondayOf(period.from), to: period.to };
	const recorded = recordedDays(period, question.recording);
	return {
		period,
		weeks: emptyWeeks(period, question.recording, question.today),
		days: recorded ? 1 + daysBetween(recorded.from, recorded.to) : 0,
		counts: await countPeriod(context, question.source, ['records', 'cause', 'reason'], period, window)
	};
}

function toCompare({ entries }: Question, by: CountedBy, now: CountedIn, before: CountedIn): ToCompare[] {
	const ids = new Set([now, before].flatMap(({ counts }) => [...counts.inPeriod[by].keys()]));
	ids.delete('');
	return [...ids].map((id) => ({
		id,
		name: entries.get(id)?.name ?? id,
		hasParts: (entries.get(id)?.parts.length ?? 0) > 0,
		now: sideOf(now, by, id),
		before: sideOf(before, by, id)
	}));
}

function sideOf({ days, weeks, counts }: CountedIn, by: Counted, id: string): Side {
	const filled = filledWeeks(weeks, counts.overTime[by].get(id) ?? []);
	return { events: counts.inPeriod[by].get(id) ?? 0, exposure: days / 7, weekly: fullWeekValues(filled) };
}
