import { createRetro } from '$lib/features/debriefs/retros/commands/retros.server';
import { retroForm } from '$lib/features/debriefs/retros/forms';
import { templatesToChoose } from '$lib/features/debriefs/retros/queries.server';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context }) => {
	const [teams, templates] = await Promise.all([teamsOfActor(context), templatesToChoose(context)]);
	return { teams: teams.filter(({ archived }) => !archived), templates };
});

export const actions = {
	default: action(retroForm, async ({ context, input, event }) => {
		const id = await createRetro(context, input);
		redirectWithNotice(event.cookies, `/retros/${id}`, 'The retro is there, and your team is invited.');
	})
};
