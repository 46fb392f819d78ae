import { insights, questionFrom } from '$lib/features/insights/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) =>
	insights(context, await questionFrom(context, url.searchParams))
);
