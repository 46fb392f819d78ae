import { exportPareto } from '$lib/features/insights/commands.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url }) =>
	csvResponse('reasons.csv', await exportPareto(context, url.searchParams, 'reason'))
);
