import { comparePage } from '$lib/features/insights/compare/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => ({
	view: await comparePage(context, url.searchParams)
}));
