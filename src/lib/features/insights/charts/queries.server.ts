import type { ReadingContext } from '$lib/server/context';
import { dayOf, isDay, mondayOf, type Day, type Period } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import type { PeriodChoice } from '$lib/shared/period';
import {
	isShare,
	measureInWords,
	measureKey,
	measureKinds,
	parseMeasure,
	type Measurable,
	type Measure
} from '../../escalations/measures/measure';
import { daysOfMeasure, weeksOfMeasure } from '../../escalations/queries.server';
import { recordingOf } from '../../escalations/counts.server';
import { leadsATeam } from '../../people/actor';
import { filterFrom, trendWindow } from '../filter';
import { frozenFrom, type ChartSettings } from './address';
import { timesBetween } from './between';
import type { Charted } from './charted';
import { chooseChart, isRare, type WhatIsKnown } from './choice';
import { changesOf, mayMark, measurableOf } from './marks.server';
import {
	chartOfTimesBetween,
	chartOfWeeks,
	type MeasuredChart,
	type MeasuredWeek,
	type Settings
} from './measured-chart';
import { kinds } from './kinds';
import { chartView, type ChartView } from './view';

/** What is charted where the address names no measure. */
const EVERY_ESCALATION = 'escalations';

/**
 * What the page of a chart at this address shows, in words and shapes.
 * @throws Problem `not-found` where it names what is not there for the reader
 */
export async function chartPage(context: ReadingContext, search: URLSearchParams): Promise<ChartView> {
	const { actor } = context;
	return chartView(await measuredChart(context, search), actor.habits, actor.isAdmin || leadsATeam(actor));
}

/**
 * The chart at this address: the kind that was asked for, or the one that the data asks for.
 * @throws Problem `not-found` where it names what is not there for the reader
 */
export async function measuredChart(context: ReadingContext, search: URLSearchParams): Promise<Charted> {
	const { measure, measurable, choice: period, hasRecords, today } = await askedFor(context, search);
	const settings = { choice: period, kind: search.get('kind'), frozen: frozenFrom(search) };
	const window = windowOf(settings);
	const [weeks, marks] = await Promise.all([
		weeksOfMeasure(context, measure, window),
		changesOf(context, measure)
	]);
	const known = whatIsKnown(measure, weeks);
	const choice = chooseChart(known, settings.kind);
	const drawn = { marks, frozen: settings.frozen };
	const days =
		kinds[choice.kind].pointsAre === 'times-between' || isRare(known)
			? await daysOfMeasure(context, measure, window)
			: null;
	const chart =
		(choice.kind === 't' || choice.kind === 'g') && days
			? await timesChart(context, measure, choice.kind, days, window, drawn)
			: chartOfWeeks(choice.kind, known.yields, weeks, drawn);
	const last = days?.reduce<Day | null>((latest, { day }) => (latest && latest > day ? latest : day), null);
	return {
		measure,
		measurable,
		settings,
		choice,
		chart,
		rare: days ? { last: last ?? null, today } : null,
		mayMark: mayMark(context.actor, measure),
		hasRecords
	};
}

/** What an address asks: a measure that is there for the reader, and a period. */
export interface AskedFor {
	measure: Measure;
	measurable: Measurable;
	choice: PeriodChoice;
	hasRecords: boolean;
	today: Day;
}

/**
 * Reads an address.
 * @throws Problem `not-found` where it names what is not there for the reader
 */
export async function askedFor(context: ReadingContext, search: URLSearchParams): Promise<AskedFor> {
	const [measurable, recorded] = await Promise.all([measurableOf(context), recordingOf(context, null)]);
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const measure = parseMeasure(measureText(search));
	if (!measure || !isThere(measure, measurable)) throw notFound();
	return {
		measure,
		measurable,
		choice: yearUnlessAsked(search, today, recorded?.to ?? null),
		hasRecords: recorded !== null,
		today
	};
}

/**
 * The measure of an address as one text. A scope that is given apart, as forms do, wins over that of the measure; and what
 * other pages of Insights are narrowed to holds where there is neither.
 */
function measureText(search: URLSearchParams): string {
	const asked = search.get('measure') || EVERY_ESCALATION;
	const [what] = asked.split('@');
	const scope = search.get('scope');
	if (scope !== null) return scope === '' ? what! : `${what}@${scope}`;
	const narrowed = (['team', 'brand', 'channel'] as const).find((kind) => search.get(kind));
	return asked === what && narrowed ? `${what}@${narrowed}:${search.get(narrowed)}` : asked;
}

/** Whether everything that a measure names is there for the reader; what was archived still is. */
function isThere({ kind, entryId, scope }: Measure, { entries, teams, brands }: Measurable): boolean {
	const listed = measureKinds[kind].of;
	if (entryId !== null && !entries.some(({ id, kind: of }) => id === entryId && of === listed)) return false;
	if (scope.kind === 'everything') return true;
	if (scope.kind === 'team') return teams.some(({ id }) => id === scope.id);
	if (scope.kind === 'brand') return brands.some(({ id }) => id === scope.id);
	return entries.some(({ id, kind: of }) => id === scope.id && of === 'channel');
}

/** A chart takes more weeks than other pages: a year, where the address names no period. */
function yearUnlessAsked(search: URLSearchParams, today: Day, lastRecord: Day | null): PeriodChoice {
	const { choice } = filterFrom(search, today, lastRecord);
	if (search.has('period') || choice.name === 'custom') return choice;
	return filterFrom(new URLSearchParams({ period: '52w' }), today, lastRecord).choice;
}

/** The days whose weeks are charted, with those that limits are frozen on. */
function windowOf({ choice, frozen }: ChartSettings): Period {
	const window = trendWindow(choice.period);
	return frozen && frozen.from < window.from ? { ...window, from: mondayOf(frozen.from) } : window;
}

/** What the choice of a chart rests on. */
export function whatIsKnown(measure: Measure, weeks: readonly MeasuredWeek[]): WhatIsKnown {
	const full = weeks.filter(({ incomplete }) => incomplete === null);
	return {
		yields: isShare(measure) ? 'share' : 'count',
		fullWeeks: full.length,
		events: full.reduce((sum, { events }) => sum + events, 0),
		weeksWithContacts: isShare(measure) ? 0 : full.filter(({ of }) => of !== null && of > 0).length
	};
}

async function timesChart(
	context: ReadingContext,
	measure: Measure,
	kind: 't' | 'g',
	days: readonly { day: Day; records: number }[],
	window: Period,
	drawn: Settings
): Promise<MeasuredChart> {
	const all =
		kind === 'g'
			? await daysOfMeasure(context, { ...measure, kind: 'escalations', entryId: null }, window)
			: [];
	return chartOfTimesBetween(kind, timesBetween(days, all), drawn);
}

/**
 * What the page on which a change is marked shows.
 * @throws Problem `not-found` where the measure is not there for the reader, or not theirs to mark
 */
export async function markPage(
	context: ReadingContext,
	search: URLSearchParams
): Promise<{ measure: string; name: string; day: Day; today: Day }> {
	const { measure, measurable, today } = await askedFor(context, search);
	if (!mayMark(context.actor, measure)) throw notFound();
	const day = search.get('day') ?? '';
	return {
		measure: measureKey(measure),
		name: measureInWords(measure, measurable),
		day: isDay(day) && day <= today ? day : today,
		today
	};
}
