import { and, between, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import type { Period } from '$lib/shared/days';
import { escalationCauses, escalations } from '../tables.server';
import type { Counted, CountOfDay, RecordSource } from './source';

/** How many records mention each cause, reason or channel on each day, or how many there are; those without stand under the empty id. */
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
			.groupBy(escalationCauses.occurredOn, escalationCauses.causeId);
	}
	if (by === 'records') {
		const rows = await context.db
			.select({ day: escalations.occurredOn, records: countOfRows })
			.from(escalations)
			.where(recordsOf(context, source, escalations, period))
			.groupBy(escalations.occurredOn);
		return rows.map((row) => ({ ...row, id: '' }));
	}
	const column = by === 'reason' ? escalations.reasonId : escalations.channelId;
	const rows = await context.db
		.select({ id: column, day: escalations.occurredOn, records: countOfRows })
		.from(escalations)
		.where(recordsOf(context, source, escalations, period))
		.groupBy(escalations.occurredOn, column);
	return rows.map((row) => ({ ...row, id: row.id ?? '' }));
}

/** How many records mention at least one cause. */
export async function countNamingCauses(
	context: ReadingContext,
	source: RecordSource,
	period: Period
): Promise<number> {
	const [row] = await context.db
		.select({ records: sql`count(distinct ${escalationCauses.escalationId})`.mapWith(Number) })
		.from(escalationCauses)
		.where(recordsOf(context, source, escalationCauses, period));
	return row?.records ?? 0;
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
