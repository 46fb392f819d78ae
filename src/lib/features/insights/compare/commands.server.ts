import type { Context } from '$lib/server/context';
import { notFound, openToAnyone } from '$lib/shared/problem';
import { recordExport } from '../../people/audit.server';
import type { FileCell } from '../export';
import type { Comparison } from './comparison';
import { comparison } from './queries.server';
import { comparedCells } from './export';
import type { CompareFile } from './view';

const contents: Record<CompareFile, { by: 'cause' | 'reason'; name: string }> = {
	causes: { by: 'cause', name: 'Contributing cause' },
	reasons: { by: 'reason', name: 'Contact reason' }
};

/**
 * Two periods beside each other as rows of a file; the audit log is told.
 * @throws Problem `not-found` where there is no such file, or the address names what is not there for the reader
 */
export async function exportComparison(context: Context, search: URLSearchParams, file: string) {
	openToAnyone('whoever sees a table may take its numbers along; they are of the reader’s teams alone');
	if (!Object.hasOwn(contents, file)) throw notFound();
	const { by, name } = contents[file as CompareFile];
	const found = await comparison(context, search);
	await recordExport(context, `${name.toLowerCase()}s in two periods`, { filters: search.toString() });
	return comparisonRows(found, by, name);
}

function comparisonRows(
	{ tables, filter, against }: Comparison,
	by: 'cause' | 'reason',
	name: string
): FileCell[][] {
	const [now, before] = [filter.choice.period, against.period];
	return [
		[
			name,
			`${now.from} to ${now.to}`,
			'A week',
			`${before.from} to ${before.to}`,
			'A week before',
			'Times as many',
			'From',
			'To',
			'In words'
		],
		...tables[by].map(comparedCells)
	];
}
