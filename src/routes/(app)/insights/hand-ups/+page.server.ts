import { handUpsPage } from '$lib/features/insights/hand-ups/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => ({
	view: await handUpsPage(context, url.searchParams)
}));
