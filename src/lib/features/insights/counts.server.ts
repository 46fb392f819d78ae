import { and, asc, between, desc, eq, gt, inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import { once, type ReadingContext } from '$lib/server/context';
import { addDays, dayOf, mondayOf, type Day, type Period } from '$lib/shared/days';
import type { RollUpDimension, RollUpGrain, RollUpScope } from '../escalations/roll-up';
import { escalationCauses, escalationCounts, escalations } from '../escalations/tables.server';
import { readableTeams, type Actor } from '../people/actor';
import type { CountedBy } from './insights';
import type { InsightsFilter } from './filter';

/**
 * Where counts come from. Roll-ups know one scope at a time; where filters are combined, the records of the period are
 * counted over an index that holds all it takes.
 */
export type CountSource =
	| { from: 'roll-ups'; scope: RollUpScope; scopeIds: string[] }
	| { from: 'records'; teams: string[] | null; brand: string | null; channel: string | null };

/** Counts by entry id; the empty id stands for records without one. */
export type CountsByEntry = Map<string, number>;

/** Where the counts of this filter come from for this reader, who is never given more than their own teams. */
export function countSourceOf(
	actor: Actor,
	{ team, brand, channel }: Pick<InsightsFilter, 'team' | 'brand' | 'channel'>
): CountSource {
	const readable = readableTeams(actor);
	const teams = team === null ? readable : [team];
	if (!brand && !channel) {
		return teams
			? { from: 'roll-ups', scope: 'team', scopeIds: teams }
			: { from: 'roll-ups', scope: 'everything', scopeIds: [''] };
	}
	if (teams === null && brand && !channel) return { from: 'roll-ups', scope: 'brand', scopeIds: [brand] };
	if (teams === null && channel && !brand) return { from: 'roll-ups', scope: 'channel', scopeIds: [channel] };
	return { from: 'records', teams, brand, channel };
}

/** How many records there are, and how many of them mention each cause, reason or channel: both in one go. */
export async function countBy(
	context: ReadingContext,
	source: CountSource,
	by: CountedBy | 'channel',
	period: Period
): Promise<{ records: number; counts: CountsByEntry }> {
	if (source.from === 'records') {
		const [records, counts] = await Promise.all([
			countRecords(context, source, period),
			countRecordsByEntry(context, source, by, period)
		]);
		return { records, counts };
	}
	let all = 0;
	const sums: CountsByEntry = new Map();
	for (const { dimension, records, counts } of await rollUpsOf(context, source, ['records', by], period)) {
		if (dimension === 'records') all += records;
		else for (const [id, [times]] of Object.entries(counts)) sums.set(id, (sums.get(id) ?? 0) + times);
	}
	return { records: all, counts: sums };
}

async function countRecords(context: ReadingContext, source: RecordSource, period: Period): Promise<number> {
	const [row] = await context.db
		.select({ records: countOfRows })
		.from(escalations)
		.where(recordsOf(context, source, escalations, period));
	return row?.records ?? 0;
}

type RollUpSource = Extract<CountSource, { from: 'roll-ups' }>;
type RecordSource = Extract<CountSource, { from: 'records' }>;

async function countRecordsByEntry(
	context: ReadingContext,
	source: RecordSource,
	by: CountedBy | 'channel',
	period: Period
): Promise<CountsByEntry> {
	if (by !== 'cause') {
		const column = by === 'reason' ? escalations.reasonId : escalations.channelId;
		const rows = await context.db
			.select({ id: column, records: countOfRows })
			.from(escalations)
			.where(recordsOf(context, source, escalations, period))
			.groupBy(column);
		return new Map(rows.map(({ id, records }) => [id ?? '', records]));
	}
	const where = recordsOf(context, source, escalationCauses, period);
	const [rows, [named], records] = await Promise.all([
		context.db
			.select({ id: escalationCauses.causeId, records: countOfRows })
			.from(escalationCauses)
			.where(where)
			.groupBy(escalationCauses.causeId),
		context.db
			.select({ records: sql`count(distinct ${escalationCauses.escalationId})`.mapWith(Number) })
			.from(escalationCauses)
			.where(where),
		countRecords(context, source, period)
	]);
	const withoutCause = records - (named?.records ?? 0);
	const counts = new Map(rows.map(({ id, records }) => [id, records]));
	return withoutCause > 0 ? counts.set('', withoutCause) : counts;
}

export interface CountOfDay {
	/** The cause or reason; empty where every record is counted. */
	id: string;
	day: Day;
	records: number;
}

/**
 * How many records mention each of these causes or reasons, by day, or by week where roll-ups know it: a full week
 * then stands under its Monday. Days without any are left out.
 */
export async function countOverTime(
	context: ReadingContext,
	source: CountSource,
	by: CountedBy,
	ids: readonly string[],
	period: Period
): Promise<CountOfDay[]> {
	if (ids.length === 0) return [];
	if (source.from === 'roll-ups') {
		const rows = await rollUpsOf(context, source, [by], period);
		return rows.flatMap(({ start, counts }) =>
			ids.flatMap((id) => (counts[id] ? [{ id, day: start, records: counts[id][0] }] : []))
		);
	}
	const wanted = new Set(ids);
	return (await recordsByDay(context, source, by, period)).filter(({ id }) => wanted.has(id));
}

async function recordsByDay(
	context: ReadingContext,
	source: RecordSource,
	by: Counted,
	period: Period
): Promise<CountOfDay[]> {
	if (by === 'cause') {
		return context.db
			.select({ id: escalationCauses.causeId, day: escalationCauses.occurredOn, records: countOfRows })
			.from(escalationCauses)
			.where(recordsOf(context, source, escalationCauses, period))
			.groupBy(escalationCauses.causeId, escalationCauses.occurredOn);
	}
	if (by === 'records') {
		const rows = await context.db
			.select({ day: escalations.occurredOn, records: countOfRows })
			.from(escalations)
			.where(recordsOf(context, source, escalations, period))
			.groupBy(escalations.occurredOn);
		return rows.map((row) => ({ ...row, id: '' }));
	}
	const rows = await context.db
		.select({ id: escalations.reasonId, day: escalations.occurredOn, records: countOfRows })
		.from(escalations)
		.where(recordsOf(context, source, escalations, period))
		.groupBy(escalations.reasonId, escalations.occurredOn);
	return rows.map((row) => ({ ...row, id: row.id ?? '' }));
}

/** How many records there are, by day or by week in the same way. */
export async function countRecordsOverTime(
	context: ReadingContext,
	source: CountSource,
	period: Period
): Promise<CountOfDay[]> {
	if (source.from === 'roll-ups') {
		const rows = await rollUpsOf(context, source, ['records'], period);
		return rows.map(({ start, records }) => ({ id: '', day: start, records }));
	}
	return recordsByDay(context, source, 'records', period);
}

/** What is counted in a period, and over the weeks of a window that ends with it. */
export interface PeriodCounts {
	/** In the period alone, by entry id; records without an entry stand under the empty id. */
	inPeriod: Record<Counted, CountsByEntry>;
	/** Over the window, by entry id: a full week under its Monday where roll-ups know it, otherwise by day. */
	overTime: Record<Counted, Map<string, CountOfDay[]>>;
}

/** `records` counts every record once, under the empty id. */
export type Counted = 'records' | CountedBy;

/**
 * Counts a period and the weeks of a window around it in one go.
 * @param window it begins on a Monday and ends with the period
 */
export async function countPeriod(
	context: ReadingContext,
	source: CountSource,
	counted: readonly Counted[],
	period: Period,
	window: Period
): Promise<PeriodCounts> {
	return source.from === 'roll-ups'
		? countRollUps(context, source, counted, period, window)
		: countRecordsOfPeriod(context, source, counted, period, window);
}

async function countRollUps(
	context: ReadingContext,
	source: RollUpSource,
	counted: readonly Counted[],
	period: Period,
	window: Period
): Promise<PeriodCounts> {
	const cutByPeriod = { from: period.from, to: addDays(mondayOf(addDays(period.from, 6)), -1) };
	const [head, rows] = await Promise.all([
		cutByPeriod.from <= cutByPeriod.to && cutByPeriod.to <= period.to
			? storedOf(context, source, 'day', counted, cutByPeriod)
			: [],
		rollUpsOf(context, source, counted, window)
	]);
	const found = nothingCounted();
	for (const { dimension, start, counts } of rows) {
		for (const [id, [records]] of Object.entries(counts)) {
			const by = dimension as Counted;
			addOverTime(found, by, { id, day: start, records });
			if (start >= period.from) addInPeriod(found, by, id, records);
		}
	}
	for (const { dimension, counts } of head) {
		for (const [id, [records]] of Object.entries(counts)) {
			addInPeriod(found, dimension as Counted, id, records);
		}
	}
	return found;
}

async function countRecordsOfPeriod(
	context: ReadingContext,
	source: RecordSource,
	counted: readonly Counted[],
	period: Period,
	window: Period
): Promise<PeriodCounts> {
	const found = nothingCounted();
	await Promise.all(
		counted.map(async (by) => {
			for (const { id, day, records } of await recordsByDay(context, source, by, window)) {
				addOverTime(found, by, { id, day, records });
				if (day >= period.from && by !== 'cause') addInPeriod(found, by, id, records);
			}
			if (by === 'cause') {
				found.inPeriod.cause = await countRecordsByEntry(context, source, 'cause', period);
			}
		})
	);
	return found;
}

function nothingCounted(): PeriodCounts {
	return {
		inPeriod: { records: new Map(), cause: new Map(), reason: new Map() },
		overTime: { records: new Map(), cause: new Map(), reason: new Map() }
	};
}

function addInPeriod({ inPeriod }: PeriodCounts, by: Counted, id: string, records: number): void {
	inPeriod[by].set(id, (inPeriod[by].get(id) ?? 0) + records);
}

function addOverTime({ overTime }: PeriodCounts, by: Counted, count: CountOfDay): void {
	const known = overTime[by].get(count.id);
	if (known) known.push(count);
	else overTime[by].set(count.id, [count]);
}

/** How many records there are by day, all of them or those that mention one of these causes or reasons. */
export async function countByDay(
	context: ReadingContext,
	source: CountSource,
	by: CountedBy,
	ids: readonly string[] | null,
	period: Period
): Promise<CountOfDay[]> {
	if (source.from === 'records') {
		return ids === null
			? countRecordsOverTime(context, source, period)
			: countOverTime(context, source, by, ids, period);
	}
	const rows = await storedOf(context, source, 'day', [ids === null ? 'records' : by], period);
	return rows.flatMap((row): CountOfDay[] => {
		if (ids === null) return [{ id: '', day: row.start, records: row.records }];
		return ids.flatMap((id) => {
			const counted = row.counts[id];
			return counted ? [{ id, day: row.start, records: counted[0] }] : [];
		});
	});
}

/**
 * The roll-ups of a period: its full weeks as they are stored, and the days of those that it cuts at either end. A leader
 * of several teams gets the rows of each.
 */
export async function rollUpsOf(
	context: ReadingContext,
	source: RollUpSource,
	dimensions: readonly RollUpDimension[],
	period: Period
): Promise<RolledUp[]> {
	const firstMonday = mondayOf(addDays(period.from, 6));
	const nextMonday = mondayOf(addDays(period.to, 1));
	const parts = [
		{ grain: 'week' as const, from: firstMonday, to: addDays(nextMonday, -7) },
		{ grain: 'day' as const, from: period.from, to: earlier(addDays(firstMonday, -1), period.to) },
		{ grain: 'day' as const, from: later(nextMonday, firstMonday), to: period.to }
	];
	const found = await Promise.all(
		parts
			.filter(({ from, to }) => from <= to)
			.map(({ grain, from, to }) => storedOf(context, source, grain, dimensions, { from, to }))
	);
	return found.flat();
}

/** The roll-ups of the days of a period, or of the weeks whose Monday lies in it. */
export function storedOf(
	context: ReadingContext,
	source: RollUpSource,
	grain: RollUpGrain,
	dimensions: readonly RollUpDimension[],
	{ from, to }: Period
): Promise<RolledUp[]> {
	const { dimension, start, records, counts } = escalationCounts;
	return context.db
		.select({ dimension, start, records, counts })
		.from(escalationCounts)
		.where(and(keyOf(context, source, grain, dimensions), between(start, from, to)));
}

/** What is counted in one dimension, in a full week under its Monday or on a day. */
export type RolledUp = Pick<
	typeof escalationCounts.$inferSelect,
	'dimension' | 'start' | 'records' | 'counts'
>;

function keyOf(
	context: ReadingContext,
	{ scope, scopeIds }: RollUpSource,
	grain: RollUpGrain,
	dimensions: readonly RollUpDimension[]
): SQL | undefined {
	return and(
		eq(escalationCounts.organisationId, context.actor.organisationId),
		eq(escalationCounts.grain, grain),
		eq(escalationCounts.scope, scope),
		inArray(escalationCounts.scopeId, scopeIds),
		inArray(escalationCounts.dimension, [...dimensions])
	);
}

function earlier(a: Day, b: Day): Day {
	return a < b ? a : b;
}

function later(a: Day, b: Day): Day {
	return a > b ? a : b;
}

/**
 * From when to when recording was on in the reader's teams, or in one of them: from the first record until today, or
 * until the last record where an import brought it, which says nothing about the days after.
 * @returns null where nothing was ever recorded
 */
export function recordingOf(context: ReadingContext, team: string | null): Promise<Period | null> {
	return once(context, `recording of ${team}`, () => askForRecording(context, team));
}

async function askForRecording(context: ReadingContext, team: string | null): Promise<Period | null> {
	const source = countSourceOf(context.actor, { team, brand: null, channel: null });
	if (source.from === 'records') throw new TypeError('one team, or all of them, are in the roll-ups');
	const recorded = and(keyOf(context, source, 'day', ['records']), gt(escalationCounts.records, 0));
	const [[first], [last]] = await Promise.all([
		context.db
			.select({ day: escalationCounts.start })
			.from(escalationCounts)
			.where(recorded)
			.orderBy(asc(escalationCounts.start))
			.limit(1),
		context.db
			.select({ day: escalationCounts.start })
			.from(escalationCounts)
			.where(recorded)
			.orderBy(desc(escalationCounts.start))
			.limit(1)
	]);
	if (!first || !last) return null;
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const live = last.day < today && (await wasLoggedByHand(context, last.day, team));
	return { from: first.day, to: live ? today : last.day };
}

async function wasLoggedByHand(context: ReadingContext, day: Day, team: string | null): Promise<boolean> {
	const teams = team === null ? readableTeams(context.actor) : [team];
	const found = await context.db
		.select({ id: escalations.id })
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, context.actor.organisationId),
				eq(escalations.occurredOn, day),
				teams ? inArray(escalations.teamId, teams) : undefined,
				isNotNull(escalations.loggedBy)
			)
		)
		.limit(1);
	return found.length > 0;
}

const countOfRows = sql`count(*)`.mapWith(Number);

/** What leaves the records of a period that are asked about, by columns that covering indexes begin with. */
export function recordsOf(
	context: ReadingContext,
	{ teams, brand, channel }: RecordSource,
	table: typeof escalations | typeof escalationCauses,
	period: Period
): SQL | undefined {
	return and(
		eq(table.organisationId, context.actor.organisationId),
		between(table.occurredOn, period.from, period.to),
		teams ? inArray(table.teamId, teams) : undefined,
		brand ? eq(table.brandId, brand) : undefined,
		channel ? eq(table.channelId, channel) : undefined
	);
}
