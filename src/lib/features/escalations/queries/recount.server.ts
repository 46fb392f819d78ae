import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Database, WritableDatabase } from '$lib/server/db/connection';
import { RollUpTally } from '../roll-up';
import { escalationCauses, escalations } from '../tables.server';

const RECORDS_A_READ = 5000;

/** Counts every record of an organisation again, as the roll-ups should have them. */
export async function recount(
	db: Database | WritableDatabase,
	organisationId: string
): Promise<{ records: number; tally: RollUpTally }> {
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
		if (!last) return { records, tally };
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
