import { and, eq } from 'drizzle-orm';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { storedSourceKeys } from '../../escalations/queries.server';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { insertMany } from '$lib/server/db/insert-many';
import { logError } from '$lib/server/log-error';
import type { Clock } from '$lib/shared/clock';
import { fileOf, removeFile } from '../files.server';
import { isRunning, type ImportCounts, type ImportFindings } from '../import';
import { readRows, UnreadableFile } from '../rows.server';
import { importRejections, imports } from '../tables.server';
import { tally } from './findings';
import { contextOfRun, namesOfEntries, rulesOf, storedImport, type StoredImport } from './preparing.server';
import { RowsReader, type ReadRows } from './reading.server';
import { namesToMake, recordDrafts, type EntryNames } from './recording.server';
import { undo } from './undoing.server';

/**
 * Rows of one transaction. The more an import writes together, the fewer counts and pages of the database it writes
 * again; yet other writers wait for their turn meanwhile, which they get after each batch.
 */
const BATCH_ROWS = 8000;

/** A check or an import to be carried on, in whichever process. */
export interface Run {
	database: Database;
	clock: Clock;
	organisationId: string;
	importId: string;
	/** Asked before each batch; what has been done until then is kept. */
	shouldStop?: () => boolean;
	/** Rows of one transaction, where they are to be other than usual. */
	batchRows?: number;
}

/**
 * Carries a check, an import or the undoing of one on from where it stands to its end. Progress is saved in the transaction of the rows it
 * tells of, so that it can be stopped anywhere, killed even, and carried on without a doubled or a lost row. Where two
 * processes carry on the same one, each batch is done by one of them and the other gives up.
 */
export async function carryOn(run: Run): Promise<void> {
	const stored = await storedImport(run.database, run.organisationId, run.importId);
	if (!stored || !isRunning(stored.state)) return;
	const context = await contextOfRun(run, stored);
	try {
		if (stored.state === 'undoing') await undo(run, context, stored);
		else if (await readThrough(run, context, stored)) await finish(context, stored);
	} catch (error) {
		if (run.shouldStop?.()) return;
		await giveUp(context, stored, error);
	}
}

/** Gives a check or an import up that whoever carried it on could not, as when its thread ended for want of memory. */
export async function giveUpRun(run: Run, error: unknown): Promise<void> {
	const stored = await storedImport(run.database, run.organisationId, run.importId);
	if (!stored || !isRunning(stored.state)) return;
	await giveUp(await contextOfRun(run, stored), stored, error);
}

/** @returns whether the end of the file was reached */
async function readThrough(run: Run, context: Context, stored: StoredImport): Promise<boolean> {
	const reader = new RowsReader(stored.sourceId, rulesOf(context, stored));
	const names = await namesOfEntries(context);
	let { counts } = stored;
	let passed = 0;
	const batchRows = run.batchRows ?? BATCH_ROWS;
	for await (const { rows } of readRows(fileOf(stored.id), stored.format, batchRows)) {
		const done = Math.min(Math.max(counts.rows - passed, 0), rows.length);
		passed += rows.length;
		// What was done before a stop is read again, because it decides who the later rows are, but not written.
		reader.read(rows.slice(0, done));
		if (done === rows.length) continue;
		if (run.shouldStop?.()) return false;
		const read = reader.read(rows.slice(done));
		const saved = await saveBatch({ ...context, now: run.clock() }, stored, counts, read, names);
		if (!saved) return false;
		counts = saved;
		await nextTurn();
	}
	return true;
}

/** @returns the counts with this batch, or null where it is not this run's to do any more */
async function saveBatch(
	context: Context,
	stored: StoredImport,
	expected: ImportCounts,
	read: ReadRows,
	names: EntryNames
): Promise<ImportCounts | null> {
	const saved = await inTransaction(context, async (inside) => {
		const [present] = await inside.db
			.select({ state: imports.state, counts: imports.counts, findings: imports.findings })
			.from(imports)
			.where(thisImport(inside, stored.id));
		if (present?.state !== stored.state || present.counts.rows !== expected.rows) return null;
		const outcome =
			stored.state === 'checking'
				? await checkBatch(inside, read, names)
				: await importBatch(inside, stored, read, names);
		await insertRejections(inside, stored.id, read);
		const next = tally(present, read, outcome);
		await inside.db.update(imports).set(next).where(thisImport(inside, stored.id));
		return { ...next, entries: outcome.entries };
	});
	if (!saved) return null;
	for (const [kind, made] of saved.entries) {
		for (const [name, id] of made) names.get(kind)!.set(name, id);
	}
	return saved.counts;
}

/** What a batch adds, beside what is known from reading it. */
interface BatchOutcome {
	added: ReadRows['readable'];
	/** Names that became, or would become, entries. */
	newNames: ImportFindings['newEntries'];
	/** Entries that were made. */
	entries: EntryNames;
}

async function checkBatch(inside: WritingContext, read: ReadRows, names: EntryNames): Promise<BatchOutcome> {
	const stored = await storedSourceKeys(
		inside,
		read.readable.map(({ sourceKey }) => sourceKey)
	);
	const added = read.readable.filter(({ sourceKey }) => !stored.has(sourceKey));
	const wanted = [...namesToMake(added, names)].map(([kind, set]) => [kind, [...set]]);
	return { added, newNames: Object.fromEntries(wanted), entries: new Map() };
}

async function importBatch(
	inside: WritingContext,
	{ id, teamId }: StoredImport,
	read: ReadRows,
	names: EntryNames
): Promise<BatchOutcome> {
	const { added, entries, records } = await recordDrafts(inside, read.readable, {
		importId: id,
		teamId,
		names
	});
	const newNames = [...entries].map(([kind, made]) => [kind, [...made.keys()]]);
	return {
		added: read.readable.filter((_, place) => added.has(records[place]!.id)),
		newNames: Object.fromEntries(newNames),
		entries
	};
}

async function insertRejections(
	inside: WritingContext,
	importId: string,
	{ rejected }: ReadRows
): Promise<void> {
	// More than a statement takes values, where a batch is rejected as a whole.
	await insertMany(
		inside.db,
		importRejections,
		rejected.map(({ row, rejection }) => ({
			organisationId: inside.actor.organisationId,
			importId,
			line: row.line,
			code: rejection.code,
			reason: storable(rejection.reason),
			cells: row.cells.map(storable)
		}))
	);
}

/** PostgreSQL stores neither NUL nor half a character; both are shown by signs that stand for them. */
function storable(text: string): string {
	return text.replaceAll('\0', '\u2400').toWellFormed();
}

async function finish(context: Context, stored: StoredImport): Promise<void> {
	const isCheck = stored.state === 'checking';
	await inTransaction(context, async (inside) => {
		await inside.db
			.update(imports)
			.set(
				isCheck
					? { state: 'checked' }
					: {
							state: 'done',
							finishedAt: inside.now,
							profile: { ...stored.profile, firstRows: [], columns: [] }
						}
			)
			.where(and(thisImport(inside, stored.id), eq(imports.state, stored.state)));
	});
	if (!isCheck) await removeFile(stored.id);
}

/** A check that fails leads back to the mapping; an import that fails keeps what it has brought and can be carried on. */
async function giveUp(context: Context, stored: StoredImport, error: unknown): Promise<void> {
	if (!(error instanceof UnreadableFile)) logError(`import ${stored.id}`, error);
	await inTransaction(context, (inside) =>
		inside.db
			.update(imports)
			.set({ state: stored.state === 'checking' ? 'mapping' : 'failed', failure: inWords(error) })
			.where(thisImport(inside, stored.id))
	);
}

function inWords(error: unknown): string {
	if (error instanceof UnreadableFile) return error.message;
	if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
		return 'The file is no longer on this server. Please drop it again.';
	}
	return 'Something went wrong on our side. What was done until then is kept, and nothing will be done twice.';
}

function thisImport(inside: WritingContext, importId: string) {
	return and(eq(imports.organisationId, inside.actor.organisationId), eq(imports.id, importId));
}
