import { sql } from 'drizzle-orm';
import { throttles } from '../../src/lib/features/people/tables.server';
import { everyOrganisationsHabits } from '../../src/lib/features/people/queries.server';
import { inTransaction, type Context } from '../../src/lib/server/context';
import { openDatabase } from '../../src/lib/server/db/connection';
import { runDueJobs } from '../../src/lib/server/jobs/clock.server';
import type { Job } from '../../src/lib/server/jobs/job';
import { NOW } from './team';

/** Twenty jobs that count up how often each was done; the counters are throttles, which refer to no other table. */
export const countingJobs: readonly Job[] = Array.from({ length: 20 }, (_, place) => ({
	name: `count-${String(place).padStart(2, '0')}`,
	schedule: { every: 'day', hour: 2 },
	run: (context: Context, occasion: string) => countUp(context, `count-${place} ${occasion}`)
}));

/** Counts up under a key. */
export function countUp(context: Context, key: string): Promise<void> {
	return inTransaction(context, async ({ db, actor, now }) => {
		await db
			.insert(throttles)
			.values({ organisationId: actor.organisationId, key, failures: 1, windowStartedAt: now })
			.onConflictDoUpdate({
				target: [throttles.organisationId, throttles.key],
				set: { failures: sql`${throttles.failures} + 1` }
			});
	});
}

/** Does what is due at the time of the tests. @returns how much that was */
export async function work(databaseUrl: string): Promise<number> {
	const database = openDatabase(databaseUrl);
	try {
		return await runDueJobs({
			database,
			clock: () => NOW,
			jobs: countingJobs,
			organisations: () => everyOrganisationsHabits(database)
		});
	} finally {
		await database.close();
	}
}
