import { apiMeasuresQuery } from '$lib/features/incidents/api/forms';
import { measuresForApi } from '$lib/features/incidents/measures/queries.server';
import { pageAnswer } from '$lib/server/api/answers';
import { placeOf, placedCursor } from '$lib/server/api/cursor';
import { apiEndpoint, readQuery } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('measures:read', async ({ context, key, url }) => {
	const { limit, cursor: _, ...filters } = readQuery(apiMeasuresQuery, url);
	const { items, next } = await measuresForApi(context, filters, placeOf(key, url), limit);
	return pageAnswer(url, items, placedCursor(key, url, next));
});
