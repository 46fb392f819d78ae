import { inArray } from 'drizzle-orm';
import { setTimeout } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Context } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { logError } from '$lib/server/log-error';
import type { Clock } from '$lib/shared/clock';
import { removeLeftovers } from './files.server';
import { isRunning, type ImportState } from './import';
import { giveUpRun } from './run/run.server';
import { surveyRun } from './run/undoing.server';
import { imports } from './tables.server';
import { ownFileWork, ownWork, type FileWork, type Work } from './work/jobs.server';
import { WorkThread } from './work/thread.server';

/** Who works on files in this process, and with what; nobody before the program has started. */
interface Worker {
	database: Database;
	clock: Clock;
	work: Work;
	stop: () => void;
}

let worker: Worker | undefined;

/** One import at a time, so that pages stay quick. */
const oneAtATime = pLimit(1);

const underWay = new Set<Promise<void>>();

const unfinished: ImportState[] = ['mapping', 'checking', 'checked', 'importing', 'failed', 'undoing'];

/** Starts the worker of this process, which carries on the checks and imports that were running when it stopped. */
export async function resumeImports(database: Database, clock: Clock): Promise<void> {
	worker = workerFor(database, clock);
	const found = await database
		.select({ organisationId: imports.organisationId, id: imports.id, state: imports.state })
		.from(imports)
		.where(inArray(imports.state, unfinished));
	for (const { organisationId, id, state } of found) {
		if (isRunning(state)) void carryOnInTurn(worker, organisationId, id);
	}
	await removeLeftovers(new Set(found.map(({ id }) => id)), clock());
}

/** The built app works in a thread of its own; while it is developed and tested there is none, as nothing is built. */
function workerFor(database: Database, clock: Clock): Worker {
	if (import.meta.env.PROD) {
		const thread = new WorkThread(database);
		return { database, clock, work: thread, stop: () => thread.stop() };
	}
	let isStopping = false;
	const work = ownWork({ database, clock, shouldStop: () => isStopping });
	return { database, clock, work, stop: () => (isStopping = true) };
}

/** Who reads through files: the worker of this process, or the caller where there is none. */
export function fileWork(): FileWork {
	return worker?.work ?? ownFileWork;
}

/** Looks through what an import has brought, in the worker of this process where there is one. */
export function surveyOf(
	{ db, actor, now }: Context,
	importId: string
): Promise<{ records: number; workedOn: number }> {
	const input = { organisationId: actor.organisationId, importId };
	return worker ? worker.work.survey(input) : surveyRun({ database: db, clock: () => now, ...input });
}

/** How long whoever sets an import off waits for it, so that a small one is done when the next page is shown. */
const PATIENCE_MS = 1000;

/**
 * Has the worker carry an import on as soon as it has done those before, and waits a moment for it. Without a worker it
 * is left to the one that starts next.
 */
export async function carryOnSoon(organisationId: string, importId: string): Promise<void> {
	if (!worker) return;
	const job = carryOnInTurn(worker, organisationId, importId);
	const leaving = new AbortController();
	await Promise.race([job, setTimeout(PATIENCE_MS, null, { signal: leaving.signal }).catch(() => null)]);
	leaving.abort();
}

function carryOnInTurn(mine: Worker, organisationId: string, importId: string): Promise<void> {
	const job: Promise<void> = oneAtATime(async () => {
		// What was waiting when the worker was stopped is left to the one that starts next.
		if (mine === worker) await carryOnOrGiveUp(mine, { organisationId, importId });
	})
		.catch((error: unknown) => logError(`import ${importId}`, error))
		.finally(() => underWay.delete(job));
	underWay.add(job);
	return job;
}

/** An import whose thread ended under it, as for want of memory, says so instead of starting the same again. */
async function carryOnOrGiveUp(
	{ work, database, clock }: Worker,
	input: { organisationId: string; importId: string }
): Promise<void> {
	try {
		await work.carryOn(input);
	} catch (error) {
		await giveUpRun({ database, clock, ...input }, error);
	}
}

/** Stops the worker after the batch it is at. To be awaited before the database is closed. */
export async function stopImports(): Promise<void> {
	worker?.stop();
	worker = undefined;
	await Promise.allSettled(underWay);
}
