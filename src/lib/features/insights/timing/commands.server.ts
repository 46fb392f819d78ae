import type { Context } from '$lib/server/context';
import { notFound, openToAnyone } from '$lib/shared/problem';
import { recordExport } from '../../people/audit.server';
import { namesOfFiles, timingRows } from './export';
import { timing } from './queries.server';
import type { TimingFile } from './view';

/**
 * A card of the page of timing as rows of a file; the audit log is told.
 * @throws Problem `not-found` where there is no such file, or the address names what is not there for the reader
 */
export async function exportTiming(context: Context, search: URLSearchParams, file: string) {
	openToAnyone('whoever sees a chart may take its numbers along; they are of the reader’s teams alone');
	if (!Object.hasOwn(namesOfFiles, file)) throw notFound();
	const found = await timing(context, search);
	await recordExport(context, namesOfFiles[file as TimingFile], { filters: search.toString() });
	return timingRows(found, file as TimingFile);
}
