import { insightsPage } from '$lib/features/insights/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => ({
	insights: await insightsPage(context, url.searchParams)
}));
