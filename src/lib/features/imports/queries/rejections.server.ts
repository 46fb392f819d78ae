import { and, asc, eq, gt } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { importRejections } from '../tables.server';
import { findImport } from './imports.server';

const BATCH_ROWS = 500;

/** The first rejected rows of an import, in the order of the file. */
export async function firstRejections(context: ReadingContext, importId: string, most = 10) {
	return rejectionsAfter(context, importId, 0, most);
}

/**
 * Every rejected row of an import as rows of a CSV file: line, reason, and the columns as they stood in the file, so
 * that it can be mended and dropped again.
 * @throws Problem `not-found` at the first row
 */
export async function* rejectedCsv(
	context: ReadingContext,
	importId: string
): AsyncGenerator<(string | number)[][]> {
	const { profile } = await findImport(context, importId);
	yield [['Line in the file', 'Why it was rejected', ...profile.header]];
	for (let line = 0; ;) {
		const batch = await rejectionsAfter(context, importId, line, BATCH_ROWS);
		if (batch.length === 0) return;
		yield batch.map((row) => [row.line, row.reason, ...row.cells]);
		line = batch.at(-1)!.line;
	}
}

function rejectionsAfter({ db, actor }: ReadingContext, importId: string, line: number, most: number) {
	return db
		.select({
			line: importRejections.line,
			code: importRejections.code,
			reason: importRejections.reason,
			cells: importRejections.cells
		})
		.from(importRejections)
		.where(
			and(
				eq(importRejections.organisationId, actor.organisationId),
				eq(importRejections.importId, importId),
				gt(importRejections.line, line)
			)
		)
		.orderBy(asc(importRejections.line))
		.limit(most);
}
