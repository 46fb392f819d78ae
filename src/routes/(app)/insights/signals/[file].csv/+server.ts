import { exportSignals } from '$lib/features/insights/signals/commands.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url, params }) =>
	csvResponse(`${params.file}.csv`, await exportSignals(context, url.searchParams, params.file!))
);
