import { exportComparison } from '$lib/features/insights/compare/commands.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url, params }) =>
	csvResponse(`${params.file}.csv`, await exportComparison(context, url.searchParams, params.file!))
);
