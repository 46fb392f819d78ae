import { escalationCsv } from '$lib/features/escalations/export.server';
import { filtersFrom } from '$lib/features/escalations/filters';
import { recordExport } from '$lib/features/people/audit.server';
import { endpoint, csvStream } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url }) => {
	const filters = filtersFrom(url.searchParams);
	await recordExport(context, 'escalations', { filters: url.searchParams.toString() });
	return csvStream('escalations.csv', escalationCsv(context, filters));
});
