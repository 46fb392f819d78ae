import { signalsPage } from '$lib/features/insights/signals/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => ({
	view: await signalsPage(context, url.searchParams)
}));
