import type { Context } from '$lib/server/context';
import { mayBeUndone } from '../import';
import { surveyOf } from '../worker.server';
import { findImport } from './imports.server';

/**
 * What taking an import out again would take out, and how many of its records stay because somebody has worked on them.
 * Where nothing can be taken out now, there are none.
 * @throws Problem `not-found`
 */
export async function outlookOfUndo(context: Context, importId: string) {
	const stored = await findImport(context, importId);
	const { records, workedOn } = mayBeUndone(stored)
		? await surveyOf(context, importId)
		: { records: 0, workedOn: 0 };
	const newNames = Object.values(stored.findings.newEntries).reduce((sum, names) => sum + names.length, 0);
	return { id: stored.id, fileName: stored.fileName, records, workedOn, newNames };
}
