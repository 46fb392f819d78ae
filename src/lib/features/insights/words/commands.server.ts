import type { Context } from '$lib/server/context';
import { openToAnyone } from '$lib/shared/problem';
import { recordExport } from '../../people/audit.server';
import { wordsOfCause } from './queries.server';
import { wordRows } from './words';

/**
 * The words that rise with a cause as rows of a file; the audit log is told.
 * @throws Problem `not-found` where the address names what is not there for the reader
 */
export async function exportWords(context: Context, search: URLSearchParams) {
	openToAnyone('whoever sees the words may take them along; they are of the reader’s teams alone');
	const found = await wordsOfCause(context, search);
	await recordExport(context, 'rising words', { filters: search.toString() });
	return wordRows(found);
}
