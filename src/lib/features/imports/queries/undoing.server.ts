import type { Context } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import { mayBeUndone } from '../import';
import { surveyOf } from '../worker.server';
import { findImport } from './imports.server';

/**
 * What taking an import out again would take out, and how many of its records stay because somebody has worked on them.
 * @throws Problem `not-found` also where there is nothing to take out
 */
export async function outlookOfUndo(context: Context, importId: string) {
	const stored = await findImport(context, importId);
	if (!mayBeUndone(stored)) throw notFound();
	const { records, workedOn } = await surveyOf(context, importId);
	const newNames = Object.values(stored.findings.newEntries).reduce((sum, names) => sum + names.length, 0);
	return { id: stored.id, fileName: stored.fileName, records, workedOn, newNames };
}
