import { exportTiming } from '$lib/features/insights/timing/commands.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url, params }) =>
	csvResponse(`${params.file}.csv`, await exportTiming(context, url.searchParams, params.file!))
);
