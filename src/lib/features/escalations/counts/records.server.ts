import { and, between, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Period } from '$lib/shared/days';
import { escalationCauses, escalations } from '../tables.server';
import type { Counted, CountedBy, CountOfDay, CountsByEntry, RecordSource } from './source';

/** How many records there are. */
export async function countRecords(
	context: ReadingContext,
	source: RecordSource,
	period: Period
): Promise<number> {
	const [row] = await context.db
		.select({ records: countOfRows })
		.from(escalations)
		.where(recordsOf(context, source, escalations, period));
	return row?.records ?? 0;
}

/** How many records mention each cause, reason or channel; a record with several causes counts once for each. */
export async function countRecordsByEntry(
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

/** The same by day, for causes, reasons or every record. */
export async function recordsByDay(
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
