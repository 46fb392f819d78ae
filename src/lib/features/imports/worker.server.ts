import { inArray } from 'drizzle-orm';
import pLimit from 'p-limit';
import type { Database } from '$lib/server/db/connection';
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
	for (const { organisationId, id, state } of found) if (isRunning(state)) carryOnSoon(organisationId, id);
	await removeLeftovers(new Set(found.map(({ id }) => id)), clock());
}

/** Has the worker carry an import on as soon as it has done those before. Without a worker it waits for one to start. */
export function carryOnSoon(organisationId: string, importId: string): void {
	if (!worker) return;
	const { database, clock } = worker;
	const mine = worker;
	const job: Promise<void> = oneAtATime(() =>
		carryOn({ database, clock, organisationId, importId, shouldStop: () => mine.stopping })
	)
		.catch((error: unknown) => console.error(`import ${importId}:`, error))
		.finally(() => underWay.delete(job));
	underWay.add(job);
}

/** Stops the worker after the batch it is at. To be awaited before the database is closed. */
export async function stopImports(): Promise<void> {
	if (worker) worker.stopping = true;
	await Promise.allSettled(underWay);
}
