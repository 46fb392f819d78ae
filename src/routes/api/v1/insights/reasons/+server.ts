import { apiReasonsQuery } from '$lib/features/insights/api/forms';
import { breakdownForApi } from '$lib/features/insights/queries/api.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint, readQuery } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('insights:read', async ({ context, url }) => {
	const { level, ...about } = readQuery(apiReasonsQuery, url);
	return jsonAnswer(await breakdownForApi(context, 'reason', about, level));
});
