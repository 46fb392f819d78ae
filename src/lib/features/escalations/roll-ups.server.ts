import { and, eq, sql } from 'drizzle-orm';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WritingContext } from '$lib/server/context';
import type { WritableDatabase } from '$lib/server/db/connection';
import { rowsFromJson } from '$lib/server/db/dialect';
import { insertMany } from '$lib/server/db/insert-many';
import { ROLL_UP_VERSION, together, type CountsByValue, type RollUpRow, type RollUpTally } from './roll-up';
import { escalationCounts, rollUpVersions } from './tables.server';

/** Rows read and written by one statement. */
const ROWS_A_STATEMENT = 1000;

/** Adds what is tallied to the stored counts, in the caller's transaction. */
export async function addCounts(inside: WritingContext, tally: RollUpTally): Promise<void> {
	const { organisationId } = inside.actor;
	const rows = tally.rows();
	for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
		const part = rows.slice(start, start + ROWS_A_STATEMENT);
		const stored = await storedCounts(inside, part);
		const sums = part.map((row, place) => {
			const counts = together(stored.get(place) ?? {}, row.counts);
			const records = Object.values(counts).reduce((sum, [records]) => sum + records, 0);
			return { ...row, organisationId, records, counts };
		});
		await insertMany(inside.db, escalationCounts, sums, {
			target: [
				escalationCounts.organisationId,
				escalationCounts.grain,
				escalationCounts.scope,
				escalationCounts.scopeId,
				escalationCounts.dimension,
				escalationCounts.start
			],
			set: { records: sql`excluded.records`, counts: sql`excluded.counts` }
		});
		// SQLite answers at once: without a pause, a batch of many days would keep every page waiting.
		await nextTurn();
	}
}

/** @returns what is stored of the rows, by their places among those given */
async function storedCounts(
	{ db, actor }: WritingContext,
	rows: readonly RollUpRow[]
): Promise<Map<number, CountsByValue>> {
	const { organisationId, grain, scope, scopeId, dimension, start, counts } = escalationCounts;
	const key = [grain, scope, scopeId, dimension, start];
	const wanted = rowsFromJson(
		JSON.stringify(
			rows.map((row, place) => [row.grain, row.scope, row.scopeId, row.dimension, row.start, place])
		),
		[...key, escalationCounts.records].map((column) => column.getSQLType())
	);
	const matches = key.map((column, place) => eq(column, sql.raw(`wanted.c${place}`)));
	// A cross join, which SQLite takes in the order given: it would otherwise read all rows of the organisation first.
	const found = await db
		.select({ place: sql.raw(`wanted.c${key.length}`).mapWith(Number), counts })
		.from(sql`(${wanted}) as wanted`)
		.crossJoin(escalationCounts)
		.where(and(eq(organisationId, actor.organisationId), ...matches));
	return new Map(found.map((row) => [row.place, row.counts]));
}

/** Marks the stored counts of an organisation as made by the present rules, in the caller's transaction. */
export async function markRollUpsCurrent(db: WritableDatabase, organisationId: string): Promise<void> {
	await db
		.insert(rollUpVersions)
		.values({ organisationId, version: ROLL_UP_VERSION })
		.onConflictDoUpdate({ target: rollUpVersions.organisationId, set: { version: ROLL_UP_VERSION } });
}
