import { and, eq, inArray } from 'drizzle-orm';
import { programOf } from '$lib/features/people/actor';
import { inTransaction, type Context, type ReadingContext } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { logError } from '$lib/server/log-error';
import type { Clock } from '$lib/shared/clock';
import type { Habits } from '$lib/shared/format';
import { claimOccasion, endClaim } from './claims.server';
import { lastOccasion, type Job, type Occasion } from './job';
import { jobs as jobRows } from './tables.server';

/** What the clock works with. */
export interface ClockWork {
	database: Database;
	clock: Clock;
	jobs: readonly Job[];
	/** The organisations of the install, with the clock each goes by. */
	organisations: () => Promise<ReadonlyMap<string, Habits>>;
}

/**
 * Does what is due and not yet done, for one organisation after the other. What was missed while no process ran is done
 * once, for its last occasion. A failure is logged, and stands in nobody else's way.
 * @param shouldStop asked before each piece of work
 * @returns how many pieces of work were done
 */
export async function runDueJobs(
	{ database, clock, jobs, organisations }: ClockWork,
	shouldStop: () => boolean = () => false
): Promise<number> {
	let done = 0;
	for (const [organisationId, habits] of await organisations()) {
		const context = () => ({ db: database, actor: programOf(organisationId, habits), now: clock() });
		const due = jobs.map((job) => ({ job, occasion: lastOccasion(job.schedule, clock(), habits.timeZone) }));
		const settled = await settledOccasions(
			context(),
			due.map(({ occasion }) => occasion)
		);
		for (const { job, occasion } of due) {
			if (shouldStop()) return done;
			if (settled.has(`${job.name} ${occasion}`)) continue;
			if (await runOnce(context, job, occasion)) done += 1;
		}
	}
	return done;
}

/** The occasions that need no look again, read without taking a turn among the writers. */
async function settledOccasions(
	{ db, actor }: ReadingContext,
	occasions: readonly Occasion[]
): Promise<Set<string>> {
	const rows = await db
		.select({ name: jobRows.name, occasion: jobRows.occasion })
		.from(jobRows)
		.where(
			and(
				eq(jobRows.organisationId, actor.organisationId),
				inArray(jobRows.occasion, [...new Set(occasions)]),
				inArray(jobRows.state, ['done', 'given-up'])
			)
		);
	return new Set(rows.map(({ name, occasion }) => `${name} ${occasion}`));
}

async function runOnce(context: () => Context, job: Job, occasion: Occasion): Promise<boolean> {
	const claim = await inTransaction(context(), (inside) => claimOccasion(inside, job, occasion));
	if (!claim) return false;
	let hasFailed = false;
	try {
		await job.run(context(), occasion);
	} catch (error) {
		hasFailed = true;
		logError(`job ${job.name} for ${occasion}, attempt ${claim.attempts}`, error);
	}
	await inTransaction(context(), (inside) => endClaim(inside, claim, job, occasion, hasFailed));
	return !hasFailed;
}

const LOOK_EVERY_MS = 60_000;

/**
 * Looks once a minute for what is due, the first time at once; without keeping the process alive.
 * @returns stops it, and resolves when what it is at has ended; to be awaited before the database is closed
 */
export function startClock(work: ClockWork): () => Promise<void> {
	let isStopping = false;
	let looking: Promise<void> | null = null;
	const look = () => {
		looking ??= runDueJobs(work, () => isStopping)
			.then(() => {})
			.catch((error: unknown) => logError('jobs', error))
			.finally(() => (looking = null));
	};
	const timer = setInterval(look, LOOK_EVERY_MS);
	timer.unref();
	look();
	return async () => {
		isStopping = true;
		clearInterval(timer);
		await looking;
	};
}
