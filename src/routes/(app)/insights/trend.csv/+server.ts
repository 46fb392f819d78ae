import { exportTrend } from '$lib/features/insights/commands.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url }) =>
	csvResponse('trend.csv', await exportTrend(context, url.searchParams))
);
