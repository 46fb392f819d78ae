import { wordsPage } from '$lib/features/insights/words/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => ({ view: await wordsPage(context, url.searchParams) }));
