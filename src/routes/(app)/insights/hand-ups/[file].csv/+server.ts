import { exportHandUps } from '$lib/features/insights/hand-ups/commands.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url, params }) =>
	csvResponse(`${params.file}.csv`, await exportHandUps(context, url.searchParams, params.file!))
);
