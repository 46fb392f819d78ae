import { themesOfTeam } from '$lib/features/debriefs/retros/queries.server';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => {
	const teams = (await teamsOfActor(context)).filter(({ archived }) => !archived);
	const teamId = url.searchParams.get('team') || (teams[0]?.id ?? null);
	const found = teamId === null ? { themes: [], retros: 0 } : await themesOfTeam(context, teamId);
	return { teams, teamId, ...found };
});
