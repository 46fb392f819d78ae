import { apiChartQuery } from '$lib/features/insights/charts/api';
import { chartForApi } from '$lib/features/insights/queries/chart-api.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint, readQuery } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('insights:read', async ({ context, url }) =>
	jsonAnswer(await chartForApi(context, readQuery(apiChartQuery, url)))
);
