import { themesOfTeam } from '$lib/features/debriefs/retros/queries.server';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, url }) => {
	const all = await teamsOfActor(context);
	const teams = all.filter(({ archived }) => !archived);
	const teamId = url.searchParams.get('team') || (teams[0]?.id ?? null);
	authorise(teamId === null || all.some(({ id }) => id === teamId));
	const found = teamId === null ? { themes: [], retros: 0 } : await themesOfTeam(context, teamId);
	return { teams, teamId, ...found };
});
