import { timingPage } from '$lib/features/insights/timing/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => ({
	view: await timingPage(context, url.searchParams)
}));
