import { chartPage } from '$lib/features/insights/charts/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => ({
	view: await chartPage(context, url.searchParams)
}));
