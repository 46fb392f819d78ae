import { and, eq } from 'drizzle-orm';
import { mayLeadTeam } from '../../people/actor';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { noCounts, noFindings, type ImportState } from '../import';
import { problemsOf } from '../mapping-check';
import { findImport, type Import } from '../queries/imports.server';
import { importRejections, imports } from '../tables.server';
import { rememberMapping } from '../taking-in.server';
import { carryOnSoon } from '../worker.server';

/**
 * Has every row read as the import would, without storing a record: what would be added, is there already or rejected.
 * @throws Problem `invalid` where the mapping does not fit the file
 */
export async function checkImport(context: Context, input: { importId: string }): Promise<void> {
	await setOff(context, input.importId, ['mapping', 'checked'], async (inside, stored) => {
		const problems = Object.values(problemsOf(stored.mapping, stored.profile));
		if (problems[0]) throw invalid({}, problems[0]);
		await startOver(inside, stored, 'checking');
	});
}

/** Has the rows of a checked file imported, and remembers how it was mapped for the next file of its source. */
export async function runImport(context: Context, input: { importId: string }): Promise<void> {
	await setOff(context, input.importId, ['checked'], async (inside, stored) => {
		await startOver(inside, stored, 'importing');
		await rememberMapping(inside, stored.sourceId, stored.profile.header, stored.mapping);
	});
}

/** Carries an import, or the undoing of one, that has stopped on from where it stands. */
export async function continueImport(context: Context, input: { importId: string }): Promise<void> {
	await setOff(context, input.importId, ['failed'], async (inside, stored) => {
		await inside.db
			.update(imports)
			.set({ state: stored.undo ? 'undoing' : 'importing', failure: null })
			.where(and(eq(imports.organisationId, inside.actor.organisationId), eq(imports.id, stored.id)));
	});
}

async function setOff(
	context: Context,
	importId: string,
	from: readonly ImportState[],
	start: (inside: WritingContext, stored: Import) => Promise<void>
): Promise<void> {
	await inTransaction(context, async (inside) => {
		const stored = await findImport(inside, importId);
		authorise(mayLeadTeam(inside.actor, stored.teamId));
		if (!from.includes(stored.state)) {
			throw new Problem(
				'conflict',
				'Somebody was quicker: this import has gone on meanwhile. Its state is shown below.'
			);
		}
		await start(inside, stored);
	});
	await carryOnSoon(context.actor.organisationId, importId);
}

async function startOver(inside: WritingContext, { id }: Import, state: ImportState): Promise<void> {
	const { organisationId } = inside.actor;
	await inside.db
		.delete(importRejections)
		.where(and(eq(importRejections.organisationId, organisationId), eq(importRejections.importId, id)));
	await inside.db
		.update(imports)
		.set({ state, counts: noCounts, findings: noFindings, failure: null })
		.where(and(eq(imports.organisationId, organisationId), eq(imports.id, id)));
}
