import { deletedViewsOf, viewsOf } from '$lib/features/escalations/views/queries.server';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context }) => {
	const [views, deleted, teams] = await Promise.all([
		viewsOf(context),
		deletedViewsOf(context),
		teamsOfActor(context)
	]);
	return { views, deleted, teamNames: Object.fromEntries(teams.map(({ id, name }) => [id, name])) };
});
