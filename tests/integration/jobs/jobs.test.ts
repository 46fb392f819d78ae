import { asc, eq } from 'drizzle-orm';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { throttles } from '$lib/features/people/tables.server';
import { everyOrganisationsHabits } from '$lib/features/people/queries.server';
import { openDatabase, type Database } from '$lib/server/db/connection';
import { migrate } from '$lib/server/db/migrate';
import { runDueJobs, startClock } from '$lib/server/jobs/clock.server';
import type { Job } from '$lib/server/jobs/job';
import { jobs } from '$lib/server/jobs/tables.server';
import { testDatabase } from '../../support/database';
import { countingJobs, countUp } from '../../support/due-jobs';
import { startProcess } from '../../support/processes';
import { realDatabases } from '../../support/real-databases';
import { fabrikam, northwind, NOW } from '../../support/team';

const MINUTE = 60_000;
const DAY = 86_400_000;

describe('What is due by the clock', () => {
	test('is done once for each organisation and occasion, and what was missed is made up for once', async () => {
		const { database, organisationId, doDue } = await clocked([counting()]);
		await fabrikam(database);
		expect(await doDue(0)).toBe(2);
		expect(await doDue(1)).toBe(0);
		expect(await doDue(10 * MINUTE)).toBe(0);
		expect(await doDue(DAY)).toBe(2);
		expect(await doDue(10 * DAY)).toBe(2);
		expect(await countsOf(database, organisationId)).toEqual({
			'2026-11-17': 1,
			'2026-11-18': 1,
			'2026-11-27': 1
		});
	});

	test('is tried again after a rest where it failed, longer each time, and at last left until next time', async () => {
		vi.spyOn(console, 'error').mockImplementation(() => {});
		onTestFinished(() => void vi.restoreAllMocks());
		let attempts = 0;
		const failing: Job = {
			name: 'failing',
			schedule: { every: 'day', hour: 2 },
			run: async () => {
				attempts += 1;
				throw new Error('the mail server is away');
			}
		};
		const { doDue } = await clocked([failing, counting()]);
		expect(await doDue(0)).toBe(1);
		const attemptsAfter: number[] = [];
		for (const minutes of [4, 5, 14, 15, 35, 75, 155, 315, 400]) {
			await doDue(minutes * MINUTE);
			attemptsAfter.push(attempts);
		}
		expect(attemptsAfter).toEqual([1, 2, 2, 3, 4, 5, 5, 5, 5]);
		await doDue(DAY);
		expect(attempts).toBe(6);
	});

	test('is taken over where a process was cut off in the middle, once its time is up', async () => {
		const { database, organisationId, doDue } = await clocked([counting()]);
		await database.transaction(organisationId, async (inside) => {
			await inside.insert(jobs).values({
				organisationId,
				name: 'counting',
				occasion: '2026-11-17',
				state: 'running',
				attempts: 1,
				claim: 'somebody else',
				leaseUntil: new Date(NOW.getTime() + 15 * MINUTE),
				begunAt: NOW
			});
		});
		expect(await doDue(14 * MINUTE)).toBe(0);
		expect(await doDue(15 * MINUTE)).toBe(1);
	});

	test('is not ended by who was too slow for whoever took it over', async () => {
		const stolen: Job = {
			...counting(),
			run: async ({ db, actor }) => {
				await (db as Database).transaction(actor.organisationId, async (inside) => {
					await inside
						.update(jobs)
						.set({ claim: 'somebody else' })
						.where(eq(jobs.organisationId, actor.organisationId));
				});
			}
		};
		const { database, organisationId, doDue } = await clocked([stolen]);
		await doDue(0);
		expect(await statesOf(database, organisationId)).toEqual([['2026-11-17', 'running']]);
	});

	test('is forgotten when it is long past', async () => {
		const { database, organisationId, doDue } = await clocked([counting()]);
		for (const days of [0, 1, 89, 92]) await doDue(days * DAY);
		expect(await statesOf(database, organisationId)).toEqual([
			['2027-02-14', 'done'],
			['2027-02-17', 'done']
		]);
	});

	test('is looked for at once when the program starts, and ended before it stops', async () => {
		let begun = () => {};
		const hasBegun = new Promise<void>((resolve) => (begun = resolve));
		let release = () => {};
		const released = new Promise<void>((resolve) => (release = resolve));
		const slow: Job = {
			...counting(),
			run: async (context, occasion) => {
				begun();
				await released;
				await countUp(context, occasion);
			}
		};
		const { database, organisationId, work } = await clocked([slow, { ...counting(), name: 'next' }]);
		const stop = startClock(work(0));
		await hasBegun;
		const stopped = stop();
		release();
		await stopped;
		expect(await countsOf(database, organisationId)).toEqual({ '2026-11-17': 1 });
		expect(await statesOf(database, organisationId)).toEqual([['2026-11-17', 'done']]);
	});
});

describe('Several processes', () => {
	const databases = realDatabases();

	test('do each occasion once between them', async ({ skip }) => {
		const url = await databases.empty(skip);
		await migrate(url);
		const database = openDatabase(url);
		onTestFinished(() => database.close());
		const { organisationId } = await northwind(database);
		const start = () => startProcess(url, './tests/support/due-jobs.ts');
		const processes = await Promise.all([start(), start(), start()]);
		const done = await Promise.all(processes.map(({ go }) => go()));
		expect(done.reduce((sum, each) => sum + each, 0)).toBe(countingJobs.length);
		const counts = await countsOf(database, organisationId);
		expect(Object.values(counts)).toEqual(countingJobs.map(() => 1));
	});
});

function counting(): Job {
	return {
		name: 'counting',
		schedule: { every: 'day', hour: 2 },
		run: (context, occasion) => countUp(context, occasion)
	};
}

/** The clock of an install with one organisation, to be looked at so long after the time of the tests. */
async function clocked(due: readonly Job[]) {
	const database = await testDatabase();
	const { organisationId } = await northwind(database);
	const work = (passed: number) => ({
		database,
		clock: () => new Date(NOW.getTime() + passed),
		jobs: due,
		organisations: () => everyOrganisationsHabits(database)
	});
	return { database, organisationId, work, doDue: (passed: number) => runDueJobs(work(passed)) };
}

async function countsOf(database: Database, organisationId: string): Promise<Record<string, number>> {
	const rows = await database
		.select({ key: throttles.key, times: throttles.failures })
		.from(throttles)
		.where(eq(throttles.organisationId, organisationId));
	return Object.fromEntries(rows.map(({ key, times }) => [key, times]));
}

async function statesOf(database: Database, organisationId: string) {
	const rows = await database
		.select({ occasion: jobs.occasion, state: jobs.state })
		.from(jobs)
		.where(eq(jobs.organisationId, organisationId))
		.orderBy(asc(jobs.occasion));
	return rows.map(({ occasion, state }) => [occasion, state]);
}
