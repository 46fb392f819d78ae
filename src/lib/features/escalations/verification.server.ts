import { eq, getTableColumns } from 'drizzle-orm';
import type { Database } from '$lib/server/db/connection';
import { everyOrganisation } from '../people/queries.server';
import { recount } from './queries/recount.server';
import { misplacedRepeats } from './queries/repeats.server';
import type { RollUpRow } from './roll-up';
import { escalationDays, escalationWeeks } from './tables.server';

/** A count that is stored differently from what the records come to. */
export interface RollUpDifference {
	organisationId: string;
	/** Whether it is counted by day or by week. */
	by: 'day' | 'week';
	row: Omit<RollUpRow, 'records' | 'avoidable' | 'severity'>;
	stored: [records: number, avoidable: number, severity: number];
	recounted: [records: number, avoidable: number, severity: number];
}

/**
 * Recounts every roll-up of every organisation from the records and says where the stored counts differ, and how many
 * escalations are stored as repeating another one than they do.
 */
export async function verifyRollUps(
	db: Database
): Promise<{ records: number; differences: RollUpDifference[]; misplacedRepeats: number }> {
	let records = 0;
	const differences: RollUpDifference[] = [];
	let repeats = 0;
	for (const organisationId of await everyOrganisation(db)) {
		const counted = await recount(db, organisationId);
		records += counted.records;
		differences.push(
			...compare(organisationId, 'day', await storedDays(db, organisationId), counted.tally.days()),
			...compare(organisationId, 'week', await storedWeeks(db, organisationId), counted.tally.weeks())
		);
		for await (const misplaced of misplacedRepeats(db, organisationId)) repeats += misplaced.length;
	}
	return { records, differences, misplacedRepeats: repeats };
}

function storedDays(db: Database, organisationId: string): Promise<RollUpRow[]> {
	const { day, ...columns } = getTableColumns(escalationDays);
	return db
		.select({ ...columns, start: day })
		.from(escalationDays)
		.where(eq(escalationDays.organisationId, organisationId));
}

function storedWeeks(db: Database, organisationId: string): Promise<RollUpRow[]> {
	const { monday, ...columns } = getTableColumns(escalationWeeks);
	return db
		.select({ ...columns, start: monday })
		.from(escalationWeeks)
		.where(eq(escalationWeeks.organisationId, organisationId));
}

function compare(
	organisationId: string,
	by: RollUpDifference['by'],
	stored: RollUpRow[],
	recounted: RollUpRow[]
): RollUpDifference[] {
	const keyOf = ({ scope, scopeId, dimension, start, value }: RollUpRow) =>
		[scope, scopeId, dimension, start, value].join('\n');
	const counts = (row: RollUpRow | undefined): RollUpDifference['stored'] =>
		row ? [row.records, row.avoidable, row.severity] : [0, 0, 0];
	const storedByKey = new Map(stored.map((row) => [keyOf(row), row]));
	const recountedByKey = new Map(recounted.map((row) => [keyOf(row), row]));
	return [...new Set([...storedByKey.keys(), ...recountedByKey.keys()])].flatMap((key) => {
		const [one, other] = [storedByKey.get(key), recountedByKey.get(key)];
		if (String(counts(one)) === String(counts(other))) return [];
		const { scope, scopeId, dimension, start, value } = (one ?? other)!;
		const row = { scope, scopeId, dimension, start, value };
		return [{ organisationId, by, row, stored: counts(one), recounted: counts(other) }];
	});
}
