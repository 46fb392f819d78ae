import type { ReadingContext } from '$lib/server/context';
import { addDays, mondayOf, type Day, type Period } from '$lib/shared/days';
import { countNamingCauses, recordsByDay } from './counts/records.server';
import { rollUpsOf, storedOf } from './counts/roll-ups.server';
import type {
	Counted,
	CountedBy,
	CountOfDay,
	CountsByEntry,
	CountSource,
	RecordSource,
	RollUpSource
} from './counts/source';

export { recordingOf } from './counts/recording.server';
export { countSourceOf } from './counts/source';
export type { Counted, CountOfDay, CountsByEntry, CountSource } from './counts/source';

/** How many records there are, and how many of them mention each cause, reason or channel: both in one go. */
export async function countBy(
	context: ReadingContext,
	source: CountSource,
	by: CountedBy | 'channel',
	period: Period
): Promise<{ records: number; counts: CountsByEntry }> {
	const { inPeriod } = await countPeriod(context, source, ['records', by], period, period);
	return { records: inPeriod.records.get('') ?? 0, counts: inPeriod[by] };
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

/** What is counted in a period, and over the weeks of a window that ends with it. */
export interface PeriodCounts {
	/** In the period alone, by entry id; records without an entry stand under the empty id. */
	inPeriod: Record<Counted, CountsByEntry>;
	/** Over the window, by entry id: a full week under its Monday where roll-ups know it, otherwise by day. */
	overTime: Record<Counted, Map<string, CountOfDay[]>>;
}

/**
 * Counts a period and the weeks of a window around it in one go.
 * @param window it ends with the period, and begins with it or on a Monday before
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
	// The week that the period begins in is one row of the window; its days are asked for beside it.
	const cutByPeriod = { from: period.from, to: addDays(mondayOf(addDays(period.from, 6)), -1) };
	const isCut =
		window.from < period.from && cutByPeriod.from <= cutByPeriod.to && cutByPeriod.to <= period.to;
	const [head, rows] = await Promise.all([
		isCut ? storedOf(context, source, 'day', counted, cutByPeriod) : [],
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
	const add = (by: Counted, count: CountOfDay) => {
		addOverTime(found, by, count);
		if (count.day >= period.from) addInPeriod(found, by, count.id, count.records);
	};
	// Of what each record has one of, the counts of a day add up to all of its records.
	const single = counted.find((by) => by === 'reason' || by === 'channel');
	const asked = new Set<Counted>([single ?? 'records', ...counted]);
	if (single) asked.delete('records');
	const [naming] = await Promise.all([
		counted.includes('cause') ? countNamingCauses(context, source, period) : 0,
		...[...asked].map(async (by) => {
			for (const count of await recordsByDay(context, source, by, window)) add(by, count);
		})
	]);
	if (single) for (const count of addedUp(found.overTime[single])) add('records', count);
	const withoutCause = (found.inPeriod.records.get('') ?? 0) - naming;
	if (counted.includes('cause') && withoutCause > 0) addInPeriod(found, 'cause', '', withoutCause);
	return found;
}

function addedUp(byEntry: Iterable<[string, CountOfDay[]]>): CountOfDay[] {
	const sums = new Map<Day, number>();
	for (const [, counts] of byEntry) {
		for (const { day, records } of counts) sums.set(day, (sums.get(day) ?? 0) + records);
	}
	return [...sums].map(([day, records]) => ({ id: '', day, records }));
}

function nothingCounted(): PeriodCounts {
	return {
		inPeriod: { records: new Map(), cause: new Map(), reason: new Map(), channel: new Map() },
		overTime: { records: new Map(), cause: new Map(), reason: new Map(), channel: new Map() }
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
