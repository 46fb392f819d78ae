import { teamsPage } from '$lib/features/insights/teams/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => ({
	view: await teamsPage(context, url.searchParams)
}));
