import { findImport, rejectedCsv } from '$lib/features/imports/queries.server';
import { recordExport } from '$lib/features/people/audit.server';
import { csvStream, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, params }) => {
	const stored = await findImport(context, params.id!);
	await recordExport(context, 'rejected rows of an import', { import: stored.id });
	return csvStream(`rejected-${stored.fileName.replace(/\.\w+$/, '')}.csv`, rejectedCsv(context, stored.id));
});
