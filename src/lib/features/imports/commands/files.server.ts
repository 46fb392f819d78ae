import { and, eq } from 'drizzle-orm';
import { mayLeadTeam } from '../../people/actor';
import { teamsOfActor } from '../../people/queries.server';
import { inTransaction, type Context } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { removeFile, storeFile } from '../files.server';
import { isRunning, mayBeMapped, noCounts, noFindings, type FileFormat } from '../import';
import { proposeMapping } from '../proposal';
import { entriesOfLists, findImport, mayImport } from '../queries/imports.server';
import { importRejections, imports } from '../tables.server';
import { insertImport, sourceOf } from '../taking-in.server';
import { fileWork } from '../worker.server';

/**
 * Takes a file in: stores it, finds out how it is to be read and proposes how to map it. A file that is no table leaves
 * nothing behind.
 * @returns the id of the import
 * @throws Problem `invalid` for the field `file`, naming the line; `too-large`
 */
export async function startImport(
	context: Context,
	input: { teamId: string; sourceName: string; fileName: string },
	chunks: AsyncIterable<Uint8Array>
): Promise<string> {
	authorise(mayImport(context.actor) && mayLeadTeam(context.actor, input.teamId));
	const team = (await teamsOfActor(context)).find(({ id }) => id === input.teamId);
	authorise(team !== undefined);
	if (team.archived) throw invalid({ teamId: `The team ${team.name} is archived. Choose another.` });

	const id = newId();
	const { byteCount, hash, isUtf8 } = await storeFile(id, chunks);
	try {
		const file = { id, name: input.fileName, byteCount, hash, isUtf8 };
		const examined = await fileWork().examine({ fileId: id, byteCount });
		await inTransaction(context, async (inside) => {
			const source = await sourceOf(inside, input.sourceName);
			const { format, profile } = examined;
			const mapping = proposeMapping(profile, format, await entriesOfLists(inside), source.mapping);
			const how = { teamId: input.teamId, sourceId: source.id, mapping, state: 'mapping' as const };
			await insertImport(inside, { ...file, ...examined }, how);
		});
		return id;
	} catch (error) {
		await removeFile(id);
		throw error;
	}
}

/**
 * Reads the file in another way than was found out, and proposes anew how to map it.
 * @throws Problem `invalid` for the field `delimiter` where it is no table when read like this
 */
export async function changeFormat(
	context: Context,
	input: FileFormat & { importId: string }
): Promise<void> {
	const { importId, ...format } = input;
	const stored = await findImport(context, importId);
	authorise(mayLeadTeam(context.actor, stored.teamId));
	if (!mayBeMapped(stored.state)) throw tooLate();
	const profile = await fileWork().profile({ fileId: importId, format, field: 'delimiter' });
	await inTransaction(context, async (inside) => {
		const present = await findImport(inside, importId);
		if (!mayBeMapped(present.state)) throw tooLate();
		const mapping = proposeMapping(profile, format, await entriesOfLists(inside), present.source.mapping);
		await inside.db
			.update(imports)
			.set({
				format,
				profile,
				mapping,
				state: 'mapping',
				counts: noCounts,
				findings: noFindings,
				failure: null
			})
			.where(and(eq(imports.organisationId, inside.actor.organisationId), eq(imports.id, importId)));
	});
}

/** The refusal to change what is being imported, or has been. */
export function tooLate(): Problem {
	return new Problem('conflict', 'This import has been started meanwhile, so how it is read stays as it is.');
}

/**
 * Gives up a file before anything of it was brought in.
 * @throws Problem `conflict` where something was
 */
export async function discardImport(context: Context, input: { importId: string }): Promise<void> {
	await inTransaction(context, async (inside) => {
		const stored = await findImport(inside, input.importId);
		authorise(mayLeadTeam(inside.actor, stored.teamId));
		if (stored.state === 'done' || stored.state === 'failed' || isRunning(stored.state)) {
			throw new Problem(
				'conflict',
				'Rows of this file are being brought in or are here already, so it cannot be given up.'
			);
		}
		const { organisationId } = inside.actor;
		await inside.db
			.delete(importRejections)
			.where(
				and(eq(importRejections.organisationId, organisationId), eq(importRejections.importId, stored.id))
			);
		await inside.db
			.delete(imports)
			.where(and(eq(imports.organisationId, organisationId), eq(imports.id, stored.id)));
	});
	await removeFile(input.importId);
}
