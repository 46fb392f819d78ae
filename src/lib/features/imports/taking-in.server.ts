import { and, eq } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { noCounts, noFindings, type FileFormat, type ImportState } from './import';
import type { Mapping } from './mapping';
import type { FileProfile } from './profile';
import type { ImportSource } from './queries/imports.server';
import { importSources, imports } from './tables.server';

/** A file that has been stored and looked through. */
export interface TakenFile {
	id: string;
	/** As its sender calls it. */
	name: string;
	byteCount: number;
	hash: string;
	isUtf8: boolean;
	format: FileFormat;
	profile: FileProfile;
}

/** Writes the import of a file down, in the caller's transaction, who has authorised it. */
export async function insertImport(
	inside: WritingContext,
	{ id, name, byteCount, hash, isUtf8, format, profile }: TakenFile,
	how: { teamId: string; sourceId: string; mapping: Mapping; state: ImportState }
): Promise<void> {
	await inside.db.insert(imports).values({
		organisationId: inside.actor.organisationId,
		id,
		fileName: shownName(name),
		fileHash: hash,
		byteCount,
		isUtf8,
		format,
		profile,
		...how,
		counts: noCounts,
		findings: noFindings,
		createdBy: inside.actor.userId,
		createdAt: inside.now
	});
}

const LONGEST_NAME = 200;

/** A file's name as it can be stored and shown: one line, and not endless. */
function shownName(name: string): string {
	return name
		.replace(/\p{Cc}+/gu, ' ')
		.trim()
		.toWellFormed()
		.slice(-LONGEST_NAME);
}

/** The source of that name, made where it is new, in the caller's transaction. */
export async function sourceOf(inside: WritingContext, name: string): Promise<ImportSource> {
	const { organisationId } = inside.actor;
	await inside.db
		.insert(importSources)
		.values({ organisationId, id: newId(), name, updatedAt: inside.now })
		.onConflictDoNothing();
	const [source] = await inside.db
		.select()
		.from(importSources)
		.where(and(eq(importSources.organisationId, organisationId), eq(importSources.name, name)));
	return source!;
}

/** Remembers how a file was mapped for the next one of its source, in the caller's transaction. */
export async function rememberMapping(
	inside: WritingContext,
	sourceId: string,
	header: string[],
	mapping: Mapping
): Promise<void> {
	await inside.db
		.update(importSources)
		.set({ mapping: { header, mapping }, updatedAt: inside.now })
		.where(
			and(eq(importSources.organisationId, inside.actor.organisationId), eq(importSources.id, sourceId))
		);
}
