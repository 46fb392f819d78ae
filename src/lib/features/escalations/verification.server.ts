import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Database } from '$lib/server/db/connection';
import { organisations } from '../people/tables.server';
import { RollUpTally, type RollUpRow } from './roll-up';
import { escalationCauses, escalationDays, escalations } from './tables.server';

const RECORDS_A_READ = 5000;

/** A count that is stored differently from what the records come to. */
export interface RollUpDifference {
	organisationId: string;
	row: Omit<RollUpRow, 'records' | 'avoidable' | 'severity'>;
	stored: [records: number, avoidable: number, severity: number];
	recounted: [records: number, avoidable: number, severity: number];
}

/** Recounts every roll-up of every organisation from the records and says where the stored counts differ. */
export async function verifyRollUps(
	db: Database
): Promise<{ records: number; differences: RollUpDifference[] }> {
	const known = await db.select({ organisationId: organisations.organisationId }).from(organisations);
	let records = 0;
	const differences: RollUpDifference[] = [];
	for (const { organisationId } of known) {
		const counted = await recount(db, organisationId);
		records += counted.records;
		differences.push(...compare(organisationId, await storedRows(db, organisationId), counted.rows));
	}
	return { records, differences };
}

async function recount(
	db: Database,
	organisationId: string
): Promise<{ records: number; rows: RollUpRow[] }> {
	const tally = new RollUpTally();
	let records = 0;
	for (let after = ''; ;) {
		const part = await db
			.select()
			.from(escalations)
			.where(and(eq(escalations.organisationId, organisationId), gt(escalations.id, after)))
			.orderBy(asc(escalations.id))
			.limit(RECORDS_A_READ);
		const last = part.at(-1);
		if (!last) return { records, rows: tally.rows() };
		const causes = await db
			.select({ escalationId: escalationCauses.escalationId, causeId: escalationCauses.causeId })
			.from(escalationCauses)
			.where(
				and(
					eq(escalationCauses.organisationId, organisationId),
					inArray(
						escalationCauses.escalationId,
						part.map(({ id }) => id)
					)
				)
			);
		const byEscalation = Map.groupBy(causes, ({ escalationId }) => escalationId);
		for (const record of part) {
			const causeIds = (byEscalation.get(record.id) ?? []).map(({ causeId }) => causeId);
			tally.count({ ...record, causeIds }, 1);
		}
		records += part.length;
		after = last.id;
	}
}

function storedRows(db: Database, organisationId: string): Promise<RollUpRow[]> {
	return db
		.select({
			scope: escalationDays.scope,
			scopeId: escalationDays.scopeId,
			dimension: escalationDays.dimension,
			day: escalationDays.day,
			value: escalationDays.value,
			records: escalationDays.records,
			avoidable: escalationDays.avoidable,
			severity: escalationDays.severity
		})
		.from(escalationDays)
		.where(eq(escalationDays.organisationId, organisationId))
		.then((rows) => rows.filter(({ records, avoidable, severity }) => records || avoidable || severity));
}

function compare(organisationId: string, stored: RollUpRow[], recounted: RollUpRow[]): RollUpDifference[] {
	const keyOf = ({ scope, scopeId, dimension, day, value }: RollUpRow) =>
		[scope, scopeId, dimension, day, value].join('\n');
	const counts = (row: RollUpRow | undefined): RollUpDifference['stored'] =>
		row ? [row.records, row.avoidable, row.severity] : [0, 0, 0];
	const storedByKey = new Map(stored.map((row) => [keyOf(row), row]));
	const recountedByKey = new Map(recounted.map((row) => [keyOf(row), row]));
	return [...new Set([...storedByKey.keys(), ...recountedByKey.keys()])].flatMap((key) => {
		const [one, other] = [storedByKey.get(key), recountedByKey.get(key)];
		if (String(counts(one)) === String(counts(other))) return [];
		const { records: _r, avoidable: _a, severity: _s, ...row } = (one ?? other)!;
		return [{ organisationId, row, stored: counts(one), recounted: counts(other) }];
	});
}
