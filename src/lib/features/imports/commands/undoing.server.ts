import { and, eq } from 'drizzle-orm';
import { mayLeadTeam } from '../../people/actor';
import { audit } from '../../people/audit.server';
import { inTransaction, type Context } from '$lib/server/context';
import { authorise, Problem } from '$lib/shared/problem';
import { mayBeUndone } from '../import';
import { findImport } from '../queries/imports.server';
import { imports } from '../tables.server';
import { carryOnSoon } from '../worker.server';

/**
 * Has what an import brought taken out again, but for the records that somebody has worked on since. Afterwards the same
 * file can be imported anew.
 * @throws Problem `conflict` where there is nothing of it to take out, or it is running
 */
export async function undoImport(context: Context, input: { importId: string }): Promise<void> {
	const { organisationId, userId } = context.actor;
	await inTransaction(context, async (inside) => {
		const stored = await findImport(inside, input.importId);
		authorise(mayLeadTeam(inside.actor, stored.teamId));
		if (!mayBeUndone(stored)) {
			throw new Problem('conflict', 'There is nothing of this import that could be taken out now.');
		}
		await inside.db
			.update(imports)
			.set({
				state: 'undoing',
				failure: null,
				undo: stored.undo ?? { removed: 0, kept: 0, after: '', by: userId, finishedAt: null }
			})
			.where(and(eq(imports.organisationId, organisationId), eq(imports.id, stored.id)));
		await audit(inside, 'import-undone', { import: stored.id, name: stored.fileName });
	});
	await carryOnSoon(organisationId, input.importId);
}
