import { and, eq } from 'drizzle-orm';
import type { Actor } from '../people/actor';
import { everyOrganisation } from '../people/queries.server';
import { inTransaction } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { recount } from './queries/recount.server';
import { rebuildRepeats } from './repeat-links.server';
import { ROLL_UP_VERSION } from './roll-up';
import { addCounts, markRollUpsCurrent } from './roll-ups.server';
import { escalationCounts, rollUpVersions } from './tables.server';

/**
 * Counts again what an older version has counted by other rules, an organisation at a time and each in a transaction of
 * its own. To be called after migrating; where nothing changed it is two queries.
 * @returns how many organisations were counted again
 */
export async function bringRollUpsUpToDate(database: Database, now: Date): Promise<number> {
	const current = await database
		.select({ organisationId: rollUpVersions.organisationId })
		.from(rollUpVersions)
		.where(eq(rollUpVersions.version, ROLL_UP_VERSION));
	const done = new Set(current.map(({ organisationId }) => organisationId));
	const outdated = (await everyOrganisation(database)).filter((organisationId) => !done.has(organisationId));
	for (const organisationId of outdated) await rebuild(database, organisationId, now);
	return outdated.length;
}

async function rebuild(database: Database, organisationId: string, now: Date): Promise<void> {
	await inTransaction({ db: database, actor: nobodyOf(organisationId), now }, async (inside) => {
		const [current] = await inside.db
			.select({ version: rollUpVersions.version })
			.from(rollUpVersions)
			.where(
				and(eq(rollUpVersions.organisationId, organisationId), eq(rollUpVersions.version, ROLL_UP_VERSION))
			);
		if (current) return;
		await inside.db.delete(escalationCounts).where(eq(escalationCounts.organisationId, organisationId));
		await rebuildRepeats(inside);
		for await (const { tally } of recount(inside.db, organisationId)) await addCounts(inside, tally);
		await markRollUpsCurrent(inside.db, organisationId);
	});
}

/** The program itself, which acts for nobody. */
function nobodyOf(organisationId: string): Actor {
	return {
		userId: '',
		organisationId,
		name: '',
		isAdmin: false,
		teams: new Map(),
		habits: { locale: 'en', timeZone: 'UTC', currency: 'EUR' }
	};
}
