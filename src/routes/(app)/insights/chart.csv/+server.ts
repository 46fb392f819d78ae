import { exportChart } from '$lib/features/insights/charts/commands.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url }) =>
	csvResponse('chart.csv', await exportChart(context, url.searchParams))
);
