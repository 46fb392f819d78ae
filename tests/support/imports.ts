import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	changeColumns,
	changeValues,
	checkImport,
	runImport,
	startImport
} from '../../src/lib/features/imports/commands.server';
import { emptyMapping, listFields, type Mapping } from '../../src/lib/features/imports/mapping';
import { findImport, type Import } from '../../src/lib/features/imports/queries.server';
import { carryOn } from '../../src/lib/features/imports/run/run.server';
import type { Context } from '../../src/lib/server/context';

/** Gives this test file a folder of its own for stored files; to be called before anything reads the settings. */
export function ownDataDir(): string {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-imports-'));
	process.env.DATA_DIR = folder;
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** A file as it arrives: in pieces that cut rows and characters anywhere. */
async function* inPieces(content: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
	const bytes = typeof content === 'string' ? Buffer.from(content) : content;
	for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Drops a file as a leader would. */
export function drop(
	context: Context,
	teamId: string,
	content: string | Uint8Array,
	{ source = 'Helpdesk', fileName = 'export.csv' } = {}
): Promise<string> {
	return startImport(context, { teamId, sourceName: source, fileName }, inPieces(content));
}

/** Says by name which column becomes what; what is not named is not taken. */
export async function mapColumns(
	context: Context,
	importId: string,
	names: Partial<Record<keyof Mapping['columns'], string>>,
	more: Partial<Omit<Mapping, 'columns' | 'values'>> = {}
): Promise<void> {
	const { profile, mapping } = await findImport(context, importId);
	const columns = Object.fromEntries(
		Object.entries(names).map(([field, name]) => {
			const place = profile.header.indexOf(name);
			if (place < 0) throw new Error(`the file has no column ${name}`);
			return [field, place];
		})
	);
	await changeColumns(context, { importId, ...emptyMapping, missing: mapping.missing, columns, ...more });
}

/** Takes every value that has no place yet over as a new entry. */
export function takeOverAll(context: Context, importId: string): Promise<void> {
	return changeValues(context, { importId, answers: {}, takeOver: [...listFields] });
}

/** Checks, and carries the check through. */
export async function check(context: Context, importId: string): Promise<Import> {
	await checkImport(context, { importId });
	return carriedThrough(context, importId);
}

/** Checks and imports, and carries both through. */
export async function bringIn(context: Context, importId: string): Promise<Import> {
	const checked = await check(context, importId);
	if (checked.state !== 'checked') return checked;
	await runImport(context, { importId });
	return carriedThrough(context, importId);
}

/** Rows of one transaction, so that files of few rows take several. */
export const SMALL_BATCH = 500;

/** Does in this moment what the worker would do beside. */
export async function carriedThrough(context: Context, importId: string): Promise<Import> {
	const { organisationId } = context.actor;
	await carryOn({
		database: context.db,
		clock: () => context.now,
		organisationId,
		importId,
		batchRows: SMALL_BATCH
	});
	return findImport(context, importId);
}
