import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { ownWork, type Order, type Report } from '$lib/features/imports/work/jobs.server';
import { openDatabase } from '$lib/server/db/connection';
import { borrowedTurns } from '$lib/server/db/turns';
import { settings } from '$lib/server/settings';
import { systemClock } from '$lib/shared/clock';
import { Problem } from '$lib/shared/problem';

/** A batch of an import writes some 5,000 pages of 4 kB, and looks into as many more. */
const CACHE_KB = 65_536;

/** Works on files beside the thread that serves pages: see `imports/work/thread.server.ts`. */
let isStopping = false;
const { turns } = workerData as { turns: MessagePort };
const database = openDatabase(settings().databaseUrl, { turn: borrowedTurns(turns), cacheKb: CACHE_KB });
const work = ownWork({ database, clock: systemClock, shouldStop: () => isStopping });

parentPort!.on('message', async (order: Order) => {
	if ('stop' in order) {
		isStopping = true;
		return;
	}
	const { id, kind, input } = order;
	try {
		report({ id, result: await work[kind](input as never) });
	} catch (error) {
		report({ id, ...failure(error) });
	}
});

function report(what: Report): void {
	parentPort!.postMessage(what);
}

function failure(error: unknown) {
	if (error instanceof Problem) {
		const { code, message, fields } = error;
		return { problem: { code, message, fields } };
	}
	const { message, stack } = error instanceof Error ? error : new Error(String(error));
	return { error: { message, stack } };
}
