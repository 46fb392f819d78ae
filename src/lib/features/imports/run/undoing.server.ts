import { and, eq } from 'drizzle-orm';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
	deleteEntry,
	entriesInUse,
	retireEntry,
	surveyImported,
	takeOutImported
} from '../../escalations/taking-out.server';
import { deleteBrand, retireBrand } from '../../people/brands.server';
import { channelsWithVolumes } from '../../volumes/queries.server';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { isForeignKeyViolation } from '$lib/server/db/dialect';
import { removeFile } from '../files.server';
import type { ImportUndo } from '../import';
import type { GrowingList } from '../mapping';
import { imports } from '../tables.server';
import { contextOfRun, namesOfEntries, storedImport, type StoredImport } from './preparing.server';
import type { Run } from './run.server';

/** Records of one transaction. */
const BATCH_RECORDS = 1000;

/** How many records an import has brought that are still there, and how many of them somebody has worked on. */
export async function surveyRun(
	run: Omit<Run, 'shouldStop'>
): Promise<{ records: number; workedOn: number }> {
	const stored = await storedImport(run.database, run.organisationId, run.importId);
	if (!stored) return { records: 0, workedOn: 0 };
	return surveyImported(await contextOfRun(run, stored), stored.id);
}

/**
 * Takes what an import has brought out again, a batch at a time, from where it stands. Like an import, it saves how far
 * it is in the transaction that does it, so it can be stopped anywhere and carried on.
 */
export async function undo(run: Run, context: Context, stored: StoredImport): Promise<void> {
	let done = stored.undo!;
	for (;;) {
		if (run.shouldStop?.()) return;
		const next = await undoBatch(
			{ ...context, now: run.clock() },
			stored.id,
			done,
			run.batchRows ?? BATCH_RECORDS
		);
		if (next === 'taken over') return;
		if (next === 'at the end') break;
		done = next;
		await nextTurn();
	}
	await takeOutEntries({ ...context, now: run.clock() }, stored);
	await inTransaction(context, async (inside) => {
		const undone: ImportUndo = { ...done, finishedAt: run.clock().getTime() };
		await inside.db
			.update(imports)
			.set({ state: 'undone', undo: undone })
			.where(
				and(
					eq(imports.organisationId, inside.actor.organisationId),
					eq(imports.id, stored.id),
					eq(imports.state, 'undoing')
				)
			);
	});
	// One that had failed still had its file.
	await removeFile(stored.id);
}

function undoBatch(
	context: Context,
	importId: string,
	expected: ImportUndo,
	most: number
): Promise<ImportUndo | 'at the end' | 'taken over'> {
	return inTransaction(context, async (inside) => {
		const thisImport = and(eq(imports.organisationId, inside.actor.organisationId), eq(imports.id, importId));
		const [present] = await inside.db
			.select({ state: imports.state, undo: imports.undo })
			.from(imports)
			.where(thisImport);
		if (present?.state !== 'undoing' || present.undo?.after !== expected.after) return 'taken over';
		const taken = await takeOutImported(inside, importId, expected.after, most);
		if (!taken) return 'at the end';
		const undo: ImportUndo = {
			...expected,
			removed: expected.removed + taken.removed,
			kept: expected.kept + taken.kept,
			after: taken.after
		};
		await inside.db.update(imports).set({ undo }).where(thisImport);
		return undo;
	});
}

/** Entries that the import made and nothing uses go too; one that something else refers to is archived. */
async function takeOutEntries(context: Context, stored: StoredImport): Promise<void> {
	const names = await namesOfEntries(context);
	const made = (Object.entries(stored.findings.newEntries) as [GrowingList, string[]][]).flatMap(
		([kind, list]) =>
			list.flatMap((name) => {
				const id = names.get(kind)?.get(name);
				return id ? [{ kind, id }] : [];
			})
	);
	const inUse = await entriesInUse(
		context,
		made.map(({ id }) => id)
	);
	const withVolumes = await channelsWithVolumes(context);
	for (const { kind, id } of made) {
		if (inUse.has(id)) continue;
		try {
			await inTransaction(context, (inside) =>
				withVolumes.has(id) ? retire(inside, kind, id) : remove(inside, kind, id)
			);
		} catch (error) {
			if (!isForeignKeyViolation(error)) throw error;
			await inTransaction(context, (inside) => retire(inside, kind, id));
		}
	}
}

function remove(inside: WritingContext, kind: GrowingList, id: string): Promise<void> {
	return kind === 'brand' ? deleteBrand(inside, id) : deleteEntry(inside, id);
}

function retire(inside: WritingContext, kind: GrowingList, id: string): Promise<void> {
	return kind === 'brand' ? retireBrand(inside, id) : retireEntry(inside, id);
}
