import { exportTeams } from '$lib/features/insights/teams/commands.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, url, params }) =>
	csvResponse(`teams-${params.file}.csv`, await exportTeams(context, url.searchParams, params.file!))
);
