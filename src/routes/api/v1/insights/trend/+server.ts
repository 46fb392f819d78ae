import { apiTrendQuery } from '$lib/features/insights/api/forms';
import { trendForApi } from '$lib/features/insights/queries/api.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint, readQuery } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('insights:read', async ({ context, url }) =>
	jsonAnswer(await trendForApi(context, readQuery(apiTrendQuery, url)))
);
