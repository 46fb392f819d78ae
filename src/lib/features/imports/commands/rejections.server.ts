import { mayLeadTeam } from '../../people/actor';
import { recordExport } from '../../people/audit.server';
import type { Context } from '$lib/server/context';
import { authorise } from '$lib/shared/problem';
import { findImport } from '../queries/imports.server';
import { rejectedCsv } from '../queries/rejections.server';

/** The rejected rows of an import as a file, which the audit log is told of. */
export async function exportRejections(context: Context, input: { importId: string }) {
	const stored = await findImport(context, input.importId);
	authorise(mayLeadTeam(context.actor, stored.teamId));
	await recordExport(context, 'rejected rows of an import', { import: stored.id });
	const name = stored.fileName.replace(/\.\w+$/, '');
	return { fileName: `rejected-${name}.csv`, rows: rejectedCsv(context, stored.id) };
}
