import { eq } from 'drizzle-orm';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { escalations } from '$lib/features/escalations/tables.server';
import { verifyRollUps } from '$lib/features/escalations/verification.server';
import {
	checkImport,
	continueImport,
	discardImport,
	resumeImports,
	runImport,
	stopImports
} from '$lib/features/imports/commands.server';
import { fileOf } from '$lib/features/imports/files.server';
import { findImport, listImports, rejectedCsv } from '$lib/features/imports/queries.server';
import { carryOn } from '$lib/features/imports/run/run.server';
import type { Context } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { testDatabase } from '$tests/support/database';
import {
	bringIn,
	carriedThrough,
	check,
	drop,
	ownDataDir,
	SMALL_BATCH,
	takeOverAll
} from '$tests/support/imports';
import { northwind } from '$tests/support/team';

ownDataDir();

const ROWS = 1700;

/** Rows over several batches: some twice, some rejected, some with an entry of their own. */
const long = [
	'date,reason,text',
	...Array.from({ length: ROWS }, (_, place) => {
		const day = place % 97 === 0 ? '2026-02-30' : `2026-0${(place % 9) + 1}-1${place % 10}`;
		return `${day},Topic ${place % 40},text ${place % 800}`;
	})
].join('\n');

async function checked(): Promise<{ context: Context; id: string }> {
	const house = await northwind(await testDatabase(), 'UTC');
	const context = house.as.lena!;
	const id = await drop(context, house.teams.Orders!, long);
	await takeOverAll(context, id);
	expect(await check(context, id)).toMatchObject({ state: 'checked' });
	return { context, id };
}

async function whatIsThere(context: Context, id: string) {
	const rows = await context.db
		.select({ sourceKey: escalations.sourceKey, text: escalations.summary })
		.from(escalations)
		.where(eq(escalations.organisationId, context.actor.organisationId));
	const { counts, findings, state } = await findImport(context, id);
	const rejected = (await Array.fromAsync(rejectedCsv(context, id))).flat().length - 1;
	return {
		state,
		counts,
		findings: { ...findings, newEntries: findings.newEntries.reason?.length },
		records: rows.length,
		keys: new Set(rows.map(({ sourceKey }) => sourceKey)).size,
		rejected
	};
}

function carriedOnFor(batches: number, context: Context, id: string): Promise<void> {
	let left = batches;
	return carryOn({
		database: context.db,
		clock: () => context.now,
		organisationId: context.actor.organisationId,
		importId: id,
		batchRows: SMALL_BATCH,
		shouldStop: () => left-- === 0
	});
}

/** What an import comes to that nothing disturbs. */
async function undisturbed() {
	const { context, id } = await checked();
	await bringIn(context, id);
	return whatIsThere(context, id);
}

const expected = {
	state: 'done',
	counts: { rows: ROWS, added: 1682, alreadyThere: 0, rejected: 18 },
	findings: { newEntries: 40 },
	records: 1682,
	keys: 1682,
	rejected: 18
};

test('an import that is stopped after each batch comes to the same as one that is not', async () => {
	expect(await undisturbed()).toMatchObject(expected);
	const { context, id } = await checked();
	await runImport(context, { importId: id });
	await carriedOnFor(1, context, id);
	expect(await whatIsThere(context, id)).toMatchObject({ state: 'importing', counts: { rows: 500 } });
	await carriedOnFor(2, context, id);
	expect(await whatIsThere(context, id)).toMatchObject({ state: 'importing', counts: { rows: 1500 } });
	await carriedThrough(context, id);
	expect(await whatIsThere(context, id)).toMatchObject(expected);
	expect((await verifyRollUps(context.db)).differences).toEqual([]);
	expect(existsSync(fileOf(id))).toBe(false);
});

test('two processes that carry on the same import do each row once', async () => {
	const { context, id } = await checked();
	await runImport(context, { importId: id });
	await Promise.all([carriedThrough(context, id), carriedThrough(context, id)]);
	await carriedThrough(context, id);
	expect(await whatIsThere(context, id)).toMatchObject(expected);
});

test('a batch that fails leaves nothing of itself behind, and the import can be carried on', async () => {
	const logged = watchLog();
	const { context, id } = await checked();
	await runImport(context, { importId: id });
	await carriedThrough({ ...context, db: failingAt(3, context.db) }, id);
	const stopped = await findImport(context, id);
	expect(stopped).toMatchObject({ state: 'failed', counts: { rows: 1000 } });
	expect(stopped.failure).toMatch(/our side/);
	expect(logged).toHaveBeenCalledWith(expect.stringContaining(id));
	await expect(discardImport(context, { importId: id })).rejects.toMatchObject({ code: 'conflict' });
	await continueImport(context, { importId: id });
	await carriedThrough(context, id);
	expect(await whatIsThere(context, id)).toMatchObject(expected);
	expect(await findImport(context, id)).toMatchObject({ failure: null });
});

/** What is logged for the person who runs the server, kept from the output of the tests. */
function watchLog() {
	const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
	onTestFinished(() => logged.mockRestore());
	return logged;
}

/** A database whose transaction fails at its end, as when the power goes before the commit. */
function failingAt(nth: number, database: Database): Database {
	let transactions = 0;
	return {
		...database,
		transaction: (lock, work) =>
			database.transaction(lock, async (inside) => {
				const result = await work(inside);
				if (++transactions === nth) throw new Error('the power went, for this test');
				return result;
			})
	};
}

test('the worker carries on what was running when the program stopped, and stops when asked to', async () => {
	const { context, id } = await checked();
	await runImport(context, { importId: id });
	await carriedOnFor(1, context, id);
	await resumeImports(context.db, () => context.now);
	await stopImports();
	const { counts } = await findImport(context, id);
	expect(counts.rows).toBeGreaterThanOrEqual(500);
	await carriedThrough(context, id);
	expect(await whatIsThere(context, id)).toMatchObject(expected);
});

test('a check that is repeated starts from nothing, and stores no record', async () => {
	const { context, id } = await checked();
	const again = await check(context, id);
	expect(again).toMatchObject({ state: 'checked', counts: expected.counts });
	expect(await whatIsThere(context, id)).toMatchObject({ records: 0, rejected: 18 });
});

test('a file that is gone is said so, and the import waits for another', async () => {
	watchLog();
	const { context, id } = await checked();
	await rm(fileOf(id));
	await checkImport(context, { importId: id });
	expect(await carriedThrough(context, id)).toMatchObject({
		state: 'mapping',
		failure: expect.stringMatching(/no longer on this server/)
	});
	await discardImport(context, { importId: id });
	expect((await listImports(context)).rows).toEqual([]);
});

test('a file of which every row is rejected is checked in batches of the usual size', async () => {
	const house = await northwind(await testDatabase(), 'UTC');
	const context = house.as.lena!;
	const rows = Array.from({ length: 8100 }, (_, place) => `2026-02-${place < 5 ? '0' : '3'}1,text ${place}`);
	const id = await drop(context, house.teams.Orders!, ['date,text', ...rows].join('\n'));
	await checkImport(context, { importId: id });
	await carryOn({
		database: context.db,
		clock: () => context.now,
		organisationId: house.organisationId,
		importId: id
	});
	const { state, counts } = await findImport(context, id);
	expect({ state, counts }).toMatchObject({ state: 'checked', counts: { added: 5, rejected: 8095 } });
	expect((await Array.fromAsync(rejectedCsv(context, id))).flat()).toHaveLength(8096);
});
