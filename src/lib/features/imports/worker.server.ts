import { inArray } from 'drizzle-orm';
import { setTimeout } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Database } from '$lib/server/db/connection';
import { logError } from '$lib/server/log-error';
import type { Clock } from '$lib/shared/clock';
import { removeLeftovers } from './files.server';
import { isRunning, type ImportState } from './import';
import { carryOn } from './run/run.server';
import { imports } from './tables.server';

/** What the worker of this process works with; none before the program has started it. */
let worker: { database: Database; clock: Clock; stopping: boolean } | undefined;

/** One import at a time, so that pages stay quick. */
const oneAtATime = pLimit(1);

const underWay = new Set<Promise<void>>();

const unfinished: ImportState[] = ['mapping', 'checking', 'checked', 'importing', 'failed'];

/** Starts the worker of this process, which carries on the checks and imports that were running when it stopped. */
export async function resumeImports(database: Database, clock: Clock): Promise<void> {
	worker = { database, clock, stopping: false };
	const found = await database
		.select({ organisationId: imports.organisationId, id: imports.id, state: imports.state })
		.from(imports)
		.where(inArray(imports.state, unfinished));
	for (const { organisationId, id, state } of found) {
		if (isRunning(state)) void carryOnInTurn(worker, organisationId, id);
	}
	await removeLeftovers(new Set(found.map(({ id }) => id)), clock());
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

function carryOnInTurn(
	mine: NonNullable<typeof worker>,
	organisationId: string,
	importId: string
): Promise<void> {
	const { database, clock } = mine;
	const job: Promise<void> = oneAtATime(() =>
		carryOn({ database, clock, organisationId, importId, shouldStop: () => mine.stopping })
	)
		.catch((error: unknown) => logError(`import ${importId}`, error))
		.finally(() => underWay.delete(job));
	underWay.add(job);
	return job;
}

/** Stops the worker after the batch it is at. To be awaited before the database is closed. */
export async function stopImports(): Promise<void> {
	if (worker) worker.stopping = true;
	worker = undefined;
	await Promise.allSettled(underWay);
}
