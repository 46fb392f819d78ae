import { setTeamPulse } from '$lib/features/wellbeing/pulse/commands/settings.server';
import { HIGHEST_FLOOR } from '$lib/features/wellbeing/disclosure';
import { teamPulseForm } from '$lib/features/wellbeing/pulse/forms';
import { readableTeam, teamPulses } from '$lib/features/wellbeing/pulse/queries.server';
import { cadenceList, cadences } from '$lib/features/wellbeing/pulse/schedule';
import { mayLeadTeam } from '$lib/features/people/actor';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	authorise(mayLeadTeam(context.actor, params.team!));
	const [team, pulseOf] = await Promise.all([readableTeam(context, params.team!), teamPulses(context)]);
	return {
		team,
		pulse: pulseOf(team.id),
		highest: HIGHEST_FLOOR,
		cadences: cadenceList.map((value) => ({ value, label: cadences[value].label }))
	};
});

export const actions = {
	default: action(teamPulseForm, async ({ context, input, event }) => {
		const team = event.params.team!;
		await setTeamPulse(context, team, input);
		redirectWithNotice(
			event.cookies,
			`/wellbeing/teams/${team}`,
			'Saved. It holds from now on, the open round included.'
		);
	})
};
