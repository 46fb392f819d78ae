import { and, eq, lt } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import type { Job, JobState, Occasion, Schedule } from './job';
import { jobs } from './tables.server';

/** After this long, work that nobody has ended was cut off, and somebody else may begin it. */
const LEASE_MS = 15 * 60_000;

/** How long a failure rests before it is tried again; twice as long after each. */
const FIRST_REST_MS = 5 * 60_000;

/** What fails this often is left until its next occasion. */
const MOST_ATTEMPTS = 5;

const DAY_MS = 86_400_000;

/** How long what was done is remembered: a hundred times a day makes many rows. */
const KEPT_MS: Record<Schedule['every'], number> = {
	day: 90 * DAY_MS,
	week: 90 * DAY_MS,
	'quarter-hour': 2 * DAY_MS
};

export interface Claim {
	id: string;
	attempts: number;
}

/**
 * Takes the work for an occasion, unless it is done, or somebody is at it.
 * @returns null where it is not to be had
 */
export async function claimOccasion(
	{ db, actor, now }: WritingContext,
	{ name }: Pick<Job, 'name'>,
	occasion: Occasion
): Promise<Claim | null> {
	const { organisationId } = actor;
	const [known] = await db
		.select({ state: jobs.state, attempts: jobs.attempts, leaseUntil: jobs.leaseUntil })
		.from(jobs)
		.where(and(eq(jobs.organisationId, organisationId), eq(jobs.name, name), eq(jobs.occasion, occasion)));
	const isFree =
		!known || ((known.state === 'running' || known.state === 'failed') && known.leaseUntil <= now);
	if (!isFree) return null;
	const claim = { id: newId(), attempts: (known?.attempts ?? 0) + 1 };
	const begun = {
		state: 'running' as const,
		attempts: claim.attempts,
		claim: claim.id,
		leaseUntil: new Date(now.getTime() + LEASE_MS),
		begunAt: now,
		endedAt: null
	};
	await db
		.insert(jobs)
		.values({ organisationId, name, occasion, ...begun })
		.onConflictDoUpdate({ target: [jobs.organisationId, jobs.name, jobs.occasion], set: begun });
	return claim;
}

/** Notes that the work was done, or that it failed and when it may be tried again; unless somebody else took it meanwhile. */
export async function endClaim(
	{ db, actor, now }: WritingContext,
	{ id, attempts }: Claim,
	{ name, schedule }: Pick<Job, 'name' | 'schedule'>,
	occasion: Occasion,
	hasFailed: boolean
): Promise<void> {
	const rest = hasFailed ? FIRST_REST_MS * 2 ** (attempts - 1) : 0;
	await db
		.update(jobs)
		.set({
			state: stateAfter(hasFailed, attempts),
			endedAt: now,
			leaseUntil: new Date(now.getTime() + rest)
		})
		.where(
			and(
				eq(jobs.organisationId, actor.organisationId),
				eq(jobs.name, name),
				eq(jobs.occasion, occasion),
				eq(jobs.claim, id)
			)
		);
	await db
		.delete(jobs)
		.where(
			and(
				eq(jobs.organisationId, actor.organisationId),
				eq(jobs.name, name),
				lt(jobs.begunAt, new Date(now.getTime() - KEPT_MS[schedule.every]))
			)
		);
}

function stateAfter(hasFailed: boolean, attempts: number): JobState {
	if (!hasFailed) return 'done';
	return attempts >= MOST_ATTEMPTS ? 'given-up' : 'failed';
}
