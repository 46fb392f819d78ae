import type { Context } from '$lib/server/context';
import { notFound, openToAnyone } from '$lib/shared/problem';
import { recordExport } from '../../people/audit.server';
import type { FileCell } from '../export';
import { teamFiles } from './export';
import { compareTeams } from './queries.server';

/**
 * The teams beside each other as rows of a file: their weeks, or their funnel plot. The audit log is told.
 * @throws Problem `not-found` where there is no such file, or the address names what is not there for the reader
 */
export async function exportTeams(
	context: Context,
	search: URLSearchParams,
	file: string
): Promise<FileCell[][]> {
	openToAnyone('whoever sees a chart may take its numbers along; they are of the reader’s teams alone');
	if (!Object.hasOwn(teamFiles, file)) throw notFound();
	const found = await compareTeams(context, search);
	await recordExport(context, 'teams beside each other', { filters: search.toString() });
	return teamFiles[file as keyof typeof teamFiles](found);
}
