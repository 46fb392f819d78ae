import { and, eq, isNull, sql } from 'drizzle-orm';
import { canSeal } from '$lib/server/encryption';
import type { Database } from '$lib/server/db/connection';
import { insertMany } from '$lib/server/db/insert-many';
import { everyOrganisation } from '../../people/queries.server';
import { sealedText } from './sealed.server';
import { caseDebriefAnswers } from './tables.server';

const BATCH = 200;

/**
 * Seals what was written in debriefs by a version that did not seal it yet. To be called after migrating; without a key it
 * does nothing, and where nothing is left it is one query for each organisation.
 * @returns how many texts were sealed
 */
export async function sealOlderDebriefs(database: Database): Promise<number> {
	if (!canSeal()) return 0;
	let total = 0;
	for (const organisationId of await everyOrganisation(database)) {
		for (let done = BATCH; done === BATCH; total += done) done = await sealBatch(database, organisationId);
	}
	return total;
}

function sealBatch(database: Database, organisationId: string): Promise<number> {
	return database.transaction(organisationId, async (inside) => {
		const rows = await inside
			.select()
			.from(caseDebriefAnswers)
			.where(and(eq(caseDebriefAnswers.organisationId, organisationId), isNull(caseDebriefAnswers.id)))
			.limit(BATCH);
		await insertMany(
			inside,
			caseDebriefAnswers,
			rows.map((row) => ({ ...row, ...sealedText(organisationId, row.text) })),
			{
				target: [
					caseDebriefAnswers.organisationId,
					caseDebriefAnswers.debriefId,
					caseDebriefAnswers.question
				],
				set: { id: sql`excluded.id`, text: sql`excluded.text` }
			}
		);
		return rows.length;
	});
}
