import { and, gte, isNotNull, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { secondsBetween } from '$lib/server/db/dialect';
import { addDays, daysBetween, mondayOf, type Day, type Period } from '$lib/shared/days';
import { quantileOfSorted } from '$lib/statistics/summary';
import { escalations } from '../../escalations/tables.server';
import { readableTeams } from '../../people/actor';
import { recordsOf } from '../../escalations/counts/records.server';
import { storedOf } from '../../escalations/counts/roll-ups.server';
import type { CountsByEntry } from '../../escalations/counts/source';
import type { InsightsFilter } from '../filter';
import type { Question } from '../question.server';
import type { Durations, HourCounts, Timing } from './timing';

const countOfRows = sql`count(*)`.mapWith(Number);

/**
 * How long escalations of the period took, from when they occurred until they were resolved: exact quantiles, by one read
 * of the covering index. A record that was resolved before it occurred, as imports bring some, has no such time.
 */
export async function durationsOf(
	context: ReadingContext,
	filter: InsightsFilter
): Promise<Timing['durations']> {
	const { tier, occurredAt, resolvedAt } = escalations;
	const seconds = secondsBetween(occurredAt, resolvedAt);
	const rows = await context.db
		.select({ tier, seconds: sql<string>`string_agg(cast(${seconds} as text), ',')` })
		.from(escalations)
		.where(and(asked(context, filter), isNotNull(resolvedAt), gte(resolvedAt, occurredAt)))
		.groupBy(tier)
		.orderBy(tier);
	const tiers = rows.map((row) => ({
		tier: row.tier,
		values: Float64Array.from(row.seconds.split(','), Number)
	}));
	const all = new Float64Array(tiers.reduce((sum, { values }) => sum + values.length, 0));
	let filled = 0;
	for (const { values } of tiers) {
		all.set(values, filled);
		filled += values.length;
	}
	return {
		all: quantilesOf(all),
		tiers: tiers.map(({ tier, values }) => ({ tier, ...quantilesOf(values) }))
	};
}

function quantilesOf(values: Float64Array): Durations {
	values.sort();
	return {
		count: values.length,
		median: quantileOfSorted(values, 0.5),
		ninetieth: quantileOfSorted(values, 0.9)
	};
}

/** How many escalations came at which hour of which weekday. */
export async function hoursOf(
	context: ReadingContext,
	{ source, filter, recording }: Question
): Promise<HourCounts> {
	const found: HourCounts = {
		weekdays: Array.from({ length: 7 }, () => new Array<number>(24).fill(0)),
		days: weekdaysIn(filter.choice.period, recording),
		unknown: 0
	};
	const add = (day: Day, hour: number | null, records: number) => {
		const weekday = weekdayOf(day);
		if (hour === null) found.unknown += records;
		else found.weekdays[weekday]![hour]! += records;
	};
	if (source.from === 'roll-ups') {
		for (const { start, counts } of await storedOf(context, source, 'day', ['hour'], filter.choice.period)) {
			for (const [hour, [records]] of Object.entries(counts)) {
				add(start, hour === '' ? null : Number(hour), records);
			}
		}
		return found;
	}
	const { occurredOn, occurredHour } = escalations;
	const rows = await context.db
		.select({ day: occurredOn, hour: occurredHour, records: countOfRows })
		.from(escalations)
		.where(asked(context, filter))
		.groupBy(occurredOn, occurredHour);
	for (const { day, hour, records } of rows) add(day, hour, records);
	return found;
}

/** How many Mondays, Tuesdays and so on of a period lie in the time when recording was on. */
function weekdaysIn({ from, to }: Period, recording: Period | null): number[] {
	const days = new Array<number>(7).fill(0);
	if (!recording) return days;
	const first = from > recording.from ? from : recording.from;
	const last = to < recording.to ? to : recording.to;
	for (let day = first; day <= last; day = addDays(day, 1)) days[weekdayOf(day)]! += 1;
	return days;
}

/** 0 for a Monday. */
function weekdayOf(day: Day): number {
	return daysBetween(mondayOf(day), day);
}

/** How many escalations of each contact reason were a repeat contact of their customer. */
export async function repeatsByReason(
	context: ReadingContext,
	filter: InsightsFilter
): Promise<CountsByEntry> {
	const { reasonId, repeatOf } = escalations;
	const rows = await context.db
		.select({ reasonId, records: countOfRows })
		.from(escalations)
		.where(and(asked(context, filter), isNotNull(repeatOf)))
		.groupBy(reasonId);
	return new Map(rows.map((row) => [row.reasonId ?? '', row.records]));
}

function asked(context: ReadingContext, { choice, team, brand, channel }: InsightsFilter) {
	const teams = team === null ? readableTeams(context.actor) : [team];
	return recordsOf(context, { from: 'records', teams, brand, channel }, escalations, choice.period);
}
