import { and, eq, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { addDays, dayOf, mondayOf, type Day, type Period } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { emptyWeeks, filledWeeks, type Week } from '$lib/statistics/week-series';
import { mayReadTeam } from '../../people/actor';
import { teamsOfActor } from '../../people/queries.server';
import { volumesOf } from '../../volumes/queries.server';
import { recordingOf } from '../counts/recording.server';
import { recordsOf } from '../counts/records.server';
import { storedOf } from '../counts/roll-ups.server';
import {
	countSourceOf,
	type CountFilter,
	type CountSource,
	type RecordSource,
	type RollUpSource
} from '../counts/source';
import { avoidableAnswers, wasAvoidable, type Avoidable } from '../escalation';
import { fit, sameAnswer } from '../meant';
import { taxonomy } from '../queries/taxonomy.server';
import type { RollUpDimension } from '../roll-up';
import { escalationCauses, escalations } from '../tables.server';
import type { TaxonomyEntry } from '../taxonomy';
import { isShare, type Measure, type MeasureScope } from './measure';

/** What was counted in an ISO week. Only where it is not incomplete is nothing counted the same as nothing happened. */
export interface WeekOfMeasure extends Pick<Week, 'monday' | 'sunday' | 'incomplete'> {
	/** In the days of the week so far. */
	events: number;
	/**
	 * What they are out of: for a share the records that could have been counted; for a count the contacts, or null where
	 * they are not known for every day of the week and every team.
	 */
	of: number | null;
}

/**
 * What a measure counted in each ISO week that the period touches, as far as the reader may see: from the roll-ups, or
 * for a brand or channel within some teams from the records of the period over a covering index.
 * @throws Problem `not-found` for a team that the reader may not read
 */
export async function weeksOfMeasure(
	context: ReadingContext,
	measure: Measure,
	period: Period
): Promise<WeekOfMeasure[]> {
	const filter = filterOf(measure.scope);
	if (filter.team !== null && !mayReadTeam(context.actor, filter.team)) throw notFound();
	const wholeWeeks = { from: mondayOf(period.from), to: addDays(mondayOf(period.to), 6) };
	const source = countSourceOf(context.actor, filter);
	const [counted, recording, contacts] = await Promise.all([
		countsOf(context, source, measure, wholeWeeks),
		recordingOf(context, filter.team),
		isShare(measure) ? new Map<Day, number>() : contactsByWeek(context, filter, wholeWeeks)
	]);
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const empty = emptyWeeks(wholeWeeks, recording, today);
	const out = new Map(filledWeeks(empty, counted.of).map(({ monday, records }) => [monday, records]));
	return filledWeeks(empty, counted.events).map(({ monday, sunday, incomplete, records }) => ({
		monday,
		sunday,
		incomplete,
		events: records,
		of: isShare(measure) ? out.get(monday)! : (contacts.get(monday) ?? null)
	}));
}

function filterOf(scope: MeasureScope): CountFilter {
	const everything = { team: null, brand: null, channel: null };
	return scope.kind === 'everything' ? everything : { ...everything, [scope.kind]: scope.id };
}

interface CountOfDays {
	day: Day;
	records: number;
}

/** Events, and for a share what they are out of, under days or under the Mondays of weeks. */
interface Counts {
	events: CountOfDays[];
	of: CountOfDays[];
}

async function countsOf(
	context: ReadingContext,
	source: CountSource,
	measure: Measure,
	period: Period
): Promise<Counts> {
	const entries = await taxonomy(context);
	return source.from === 'roll-ups'
		? countRollUps(context, source, sumsOf(measure, entries), period)
		: countRecords(context, source, conditionsOf(measure, entries), period);
}

/** Which values of which roll-ups are events, and which are what they are out of. */
interface Sums {
	dimensions: RollUpDimension[];
	isEvent: (value: string) => boolean;
	isCounted: (value: string) => boolean;
}

function sumsOf({ kind, entryId }: Measure, entries: readonly TaxonomyEntry[]): Sums {
	const only = (dimension: RollUpDimension, values: readonly (string | null)[]): Sums => ({
		dimensions: [dimension],
		isEvent: (value) => values.includes(value),
		isCounted: () => false
	});
	switch (kind) {
		case 'escalations':
			return only('records', ['']);
		case 'cause':
		case 'first-line':
			return only(kind, [entryId]);
		case 'reason':
			return only('reason', withParts(entryId, entries));
		case 'repeat-contacts':
			return only('repeat', ['yes']);
		case 'avoidable-share':
			return {
				dimensions: ['avoidable'],
				isEvent: (value) => value !== '' && wasAvoidable(value as Avoidable),
				isCounted: (value) => value !== ''
			};
		case 'upheld-hand-ups': {
			const upheld = upheldOutcomes(entries);
			return {
				dimensions: entries
					.filter((entry) => entry.kind === 'first-line')
					.map(({ id }) => `outcome-of:${id}` as const),
				isEvent: (value) => upheld.includes(value),
				isCounted: (value) => value !== ''
			};
		}
	}
}

async function countRollUps(
	context: ReadingContext,
	source: RollUpSource,
	{ dimensions, isEvent, isCounted }: Sums,
	period: Period
): Promise<Counts> {
	const found: Counts = { events: [], of: [] };
	if (dimensions.length === 0) return found;
	for (const { start, counts } of await storedOf(context, source, 'week', dimensions, period)) {
		for (const [value, [records]] of Object.entries(counts)) {
			if (isEvent(value)) found.events.push({ day: start, records });
			if (isCounted(value)) found.of.push({ day: start, records });
		}
	}
	return found;
}

/** Which records are events, and which are what they are out of; null where that is not asked. */
interface Conditions {
	table: typeof escalations | typeof escalationCauses;
	event: SQL | undefined;
	counted: SQL | undefined | null;
}

function conditionsOf({ kind, entryId }: Measure, entries: readonly TaxonomyEntry[]): Conditions {
	const { reasonId, firstLineId, repeatOf, outcomeId, avoidable } = escalations;
	const only = (event: SQL | undefined): Conditions => ({ table: escalations, event, counted: null });
	switch (kind) {
		case 'escalations':
			return only(undefined);
		case 'cause':
			return { table: escalationCauses, event: eq(escalationCauses.causeId, entryId!), counted: null };
		case 'first-line':
			return only(eq(firstLineId, entryId!));
		case 'reason':
			return only(inArray(reasonId, withParts(entryId, entries)));
		case 'repeat-contacts':
			return only(isNotNull(repeatOf));
		case 'avoidable-share': {
			const answers = (Object.keys(avoidableAnswers) as Avoidable[]).filter(wasAvoidable);
			return { table: escalations, event: inArray(avoidable, answers), counted: isNotNull(avoidable) };
		}
		case 'upheld-hand-ups': {
			const upheld = inArray(outcomeId, upheldOutcomes(entries));
			return {
				table: escalations,
				event: and(isNotNull(firstLineId), upheld),
				counted: and(isNotNull(firstLineId), isNotNull(outcomeId))
			};
		}
	}
}

async function countRecords(
	context: ReadingContext,
	source: RecordSource,
	{ table, event, counted }: Conditions,
	period: Period
): Promise<Counts> {
	const byDay = (condition: SQL | undefined) =>
		context.db
			.select({ day: table.occurredOn, records: sql`count(*)`.mapWith(Number) })
			.from(table)
			.where(and(recordsOf(context, source, table, period), condition))
			.groupBy(table.occurredOn);
	const [events, of] = await Promise.all([byDay(event), counted === null ? [] : byDay(counted)]);
	return { events, of };
}

/** A contact reason with its parts. */
function withParts(id: string | null, entries: readonly TaxonomyEntry[]): string[] {
	const ids = entries.filter((entry) => entry.id === id || entry.parentId === id).map((entry) => entry.id);
	return id === null ? [] : ids;
}

function upheldOutcomes(entries: readonly TaxonomyEntry[]): string[] {
	return entries
		.filter((entry) => entry.kind === 'outcome' && fit(entry, sameAnswer) > 0)
		.map(({ id }) => id);
}

const DAYS_OF_A_WEEK = 7;

/** Contacts of weeks of which they are known on every day and for every team, as part of them would make rates too high. */
async function contactsByWeek(
	context: ReadingContext,
	{ team, brand, channel }: CountFilter,
	period: Period
): Promise<Map<Day, number>> {
	if (brand !== null) return new Map();
	const teams =
		team === null
			? (await teamsOfActor(context)).filter(({ archived }) => !archived).map(({ id }) => id)
			: [team];
	const weeks = await volumesOf(context, { teams, channel, period, by: 'week' });
	const known = weeks.filter(({ teamDays }) => teamDays === DAYS_OF_A_WEEK * teams.length);
	return new Map(known.map(({ start, contacts }) => [start, contacts]));
}
