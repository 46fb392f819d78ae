import { coverageOfTeam } from '$lib/features/kudos/queries.server';
import { mayLeadTeam } from '$lib/features/people/actor';
import { teamsOfOrganisation } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { quarterFrom, quartersUntil } from '$lib/shared/quarters';

const QUARTERS_OFFERED = 8;

export const load = page(async ({ context, url }) => {
	const led = (await teamsOfOrganisation(context)).filter(
		({ id, archived }) => !archived && mayLeadTeam(context.actor, id)
	);
	const asked = url.searchParams.get('team');
	const team = asked ? led.find(({ id }) => id === asked) : led[0];
	authorise(team !== undefined);
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const quarter = quarterFrom(url.searchParams.get('quarter'), today);
	return {
		team,
		quarter,
		coverage: await coverageOfTeam(context, team.id, quarter),
		teams: led.map(({ id, name }) => ({ value: id, label: name })),
		quarters: quartersUntil(today, QUARTERS_OFFERED).map(({ key }) => ({
			value: key,
			label: key.replace('-', ' ')
		}))
	};
});
