import { and, between, eq, inArray } from 'drizzle-orm';
import type { Database } from '$lib/server/db/connection';
import type { Period } from '$lib/shared/days';
import { everyOrganisation } from '../people/queries.server';
import { recount } from './queries/recount.server';
import { misplacedRepeats } from './queries/repeats.server';
import { rollUpKey, type Counts, type CountsByValue, type RollUpRow } from './roll-up';
import { escalationCounts } from './tables.server';

const NOTHING: Counts = [0, 0, 0];

/** A count that is stored differently from what the records come to. */
export interface RollUpDifference {
	organisationId: string;
	row: Omit<RollUpRow, 'counts'>;
	value: string;
	stored: Counts;
	recounted: Counts;
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
		const scopes = await storedScopes(db, organisationId);
		for await (const counted of recount(db, organisationId)) {
			records += counted.records;
			const stored = await storedRows(db, organisationId, scopes, counted.days);
			differences.push(...compare(organisationId, stored, counted.tally.rows()));
		}
		for await (const misplaced of misplacedRepeats(db, organisationId)) repeats += misplaced.length;
	}
	return { records, differences, misplacedRepeats: repeats };
}

/** A row with the sum that is stored beside its counts. */
type StoredRow = RollUpRow & { records: number };

/** By what is counted for: named in full, so that the rows of some days are found by their key. */
type Scopes = Pick<RollUpRow, 'grain' | 'scope' | 'scopeId'>[];

function storedScopes(db: Database, organisationId: string): Promise<Scopes> {
	const { grain, scope, scopeId } = escalationCounts;
	return db
		.selectDistinct({ grain, scope, scopeId })
		.from(escalationCounts)
		.where(eq(escalationCounts.organisationId, organisationId));
}

function storedRows(
	db: Database,
	organisationId: string,
	scopes: Scopes,
	{ from, to }: Period
): Promise<StoredRow[]> {
	const { grain, scope, scopeId, dimension, start, records, counts } = escalationCounts;
	const namesOf = <Name extends keyof Scopes[number]>(name: Name) => [
		...new Set(scopes.map((each) => each[name]))
	];
	return db
		.select({ grain, scope, scopeId, dimension, start, records, counts })
		.from(escalationCounts)
		.where(
			and(
				eq(escalationCounts.organisationId, organisationId),
				inArray(grain, namesOf('grain')),
				inArray(scope, namesOf('scope')),
				inArray(scopeId, namesOf('scopeId')),
				between(start, from, to)
			)
		);
}

function compare(
	organisationId: string,
	stored: readonly StoredRow[],
	recounted: readonly RollUpRow[]
): RollUpDifference[] {
	const storedByKey = new Map(stored.map((row) => [rollUpKey(row), row]));
	const recountedByKey = new Map(recounted.map((row) => [rollUpKey(row), row]));
	return [...new Set([...storedByKey.keys(), ...recountedByKey.keys()])].flatMap((key) => {
		const [one, other] = [storedByKey.get(key), recountedByKey.get(key)];
		const { grain, scope, scopeId, dimension, start } = (one ?? other)!;
		const [before, after] = [withSum(one?.counts, one?.records), withSum(other?.counts)];
		return [...new Set([...before.keys(), ...after.keys()])].flatMap((value) => {
			const found = { stored: before.get(value) ?? NOTHING, recounted: after.get(value) ?? NOTHING };
			if (String(found.stored) === String(found.recounted)) return [];
			return [{ organisationId, row: { grain, scope, scopeId, dimension, start }, value, ...found }];
		});
	});
}

/** The counts of a row with their sum, which stands beside them. */
function withSum(counts: CountsByValue = {}, sum?: number): Map<string, Counts> {
	const added = Object.values(counts).reduce((total, [records]) => total + records, 0);
	return new Map(Object.entries(counts)).set('(all)', [sum ?? added, 0, 0]);
}
