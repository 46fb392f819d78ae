import { whatToFixFirst } from '$lib/features/insights/suggestions/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context }) => {
	const { ranking } = await whatToFixFirst(context, { team: null, until: null });
	return { ranking };
});
