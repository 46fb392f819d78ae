import { apiSuggestionsQuery } from '$lib/features/insights/api/forms';
import { suggestionsForApi } from '$lib/features/insights/queries/api.server';
import { jsonAnswer } from '$lib/server/api/answers';
import { apiEndpoint, readQuery } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('suggestions:read', async ({ context, url }) =>
	jsonAnswer(await suggestionsForApi(context, readQuery(apiSuggestionsQuery, url)))
);
