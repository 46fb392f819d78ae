import type { Context } from '$lib/server/context';
import { notFound, openToAnyone } from '$lib/shared/problem';
import { recordExport } from '../../people/audit.server';
import { comparedCells } from '../compare/export';
import type { FileCell } from '../export';
import { signalWeeks } from './queries.server';

const contents = {
	causes: { by: 'cause', name: 'Contributing cause' },
	reasons: { by: 'reason', name: 'Contact reason' }
} as const;

/**
 * What comes up in the unusual weeks and in the others, as rows of a file; the audit log is told.
 * @throws Problem `not-found` where there is no such file, or the address names what is not there for the reader
 */
export async function exportSignals(
	context: Context,
	search: URLSearchParams,
	file: string
): Promise<FileCell[][]> {
	openToAnyone('whoever sees a table may take its numbers along; they are of the reader’s teams alone');
	if (!Object.hasOwn(contents, file)) throw notFound();
	const { by, name } = contents[file as keyof typeof contents];
	const { tables } = await signalWeeks(context, search);
	await recordExport(context, `${name.toLowerCase()}s in unusual weeks`, { filters: search.toString() });
	return [
		[
			name,
			'Unusual weeks',
			'Share of escalations',
			'Other weeks',
			'Share',
			'Times as often',
			'From',
			'To',
			'In words'
		],
		...tables[by].map(comparedCells)
	];
}
