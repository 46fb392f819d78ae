import { exportResults } from '$lib/features/wellbeing/pulse/commands/exports.server';
import { teamPageChoice } from '$lib/features/wellbeing/pulse/queries.server';
import { csvResponse, endpoint } from '$lib/server/answers';

export const GET = endpoint(async ({ context, params, url }) => {
	const { weeks } = teamPageChoice(url.searchParams);
	return csvResponse('pulse.csv', await exportResults(context, params.team!, Number(weeks)));
});
