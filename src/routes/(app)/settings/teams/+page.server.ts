import { createTeam } from '$lib/features/people/commands.server';
import { teamForm } from '$lib/features/people/forms';
import { allTeams } from '$lib/features/people/queries.server';
import { action, page } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	return { teams: await allTeams(context) };
});

export const actions = {
	default: action(teamForm, async ({ context, input }) => {
		await createTeam(context, input);
		return { notice: `“${input.name}” created. Give people a role in it under People.` };
	})
};
