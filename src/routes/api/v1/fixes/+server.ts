import { apiFixesQuery } from '$lib/features/fixes/api/forms';
import { fixesForApi } from '$lib/features/fixes/queries.server';
import { pageAnswer } from '$lib/server/api/answers';
import { placeOf, placedCursor } from '$lib/server/api/cursor';
import { apiEndpoint, readQuery } from '$lib/server/api/endpoint';

export const GET = apiEndpoint('fixes:read', async ({ context, key, url }) => {
	const { limit, cursor: _, ...filters } = readQuery(apiFixesQuery, url);
	const { items, next } = await fixesForApi(context, filters, placeOf(key, url), limit);
	return pageAnswer(url, items, placedCursor(key, url, next));
});
