import { and, between, eq, inArray, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { addDays, mondayOf, weeksOf, type Day, type Period } from '$lib/shared/days';
import type { RollUpDimension, RollUpGrain } from '../roll-up';
import { escalationCounts } from '../tables.server';
import type { RollUpSource } from './source';

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
	const { scopeId, dimension, start, records, counts } = escalationCounts;
	return context.db
		.select({ scopeId, dimension, start, records, counts })
		.from(escalationCounts)
		.where(and(keyOf(context, source, grain, dimensions), between(start, from, to)));
}

/**
 * The roll-ups of the weeks whose Monday lies in a period, of many teams and few dimensions. Each week is named, because
 * the key has all dimensions of a week stand together: a range would read those that nobody asked for as well.
 */
export function weeksStoredOf(
	context: ReadingContext,
	source: RollUpSource,
	dimensions: readonly RollUpDimension[],
	{ from, to }: Period
): Promise<RolledUp[]> {
	const { scopeId, dimension, start, records, counts } = escalationCounts;
	const mondays = weeksOf({ from: mondayOf(addDays(from, 6)), to });
	return context.db
		.select({ scopeId, dimension, start, records, counts })
		.from(escalationCounts)
		.where(and(keyOf(context, source, 'week', dimensions), inArray(start, mondays)));
}

/** What is counted in one dimension of one scope, in a full week under its Monday or on a day. */
export type RolledUp = Pick<
	typeof escalationCounts.$inferSelect,
	'scopeId' | 'dimension' | 'start' | 'records' | 'counts'
>;

/** What narrows the stored counts to a source, by the columns that their key begins with. */
export function keyOf(
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
