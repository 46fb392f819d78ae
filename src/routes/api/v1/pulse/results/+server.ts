import { apiResultsQuery } from '$lib/features/wellbeing/pulse/api/forms';
import { pulseResultsForApi } from '$lib/features/wellbeing/pulse/queries.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint, readQuery } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('wellbeing:read', async ({ context, url }) =>
	jsonAnswer(await pulseResultsForApi(context, readQuery(apiResultsQuery, url)))
);
