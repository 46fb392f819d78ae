import { saveView } from '$lib/features/escalations/views/commands.server';
import { viewForm } from '$lib/features/escalations/views/forms';
import { viewsOf } from '$lib/features/escalations/views/queries.server';
import { addressOf, searchOf } from '$lib/features/escalations/views/view';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { mayLeadTeam } from '$lib/features/people/actor';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, url }) => {
	const [teams, views] = await Promise.all([teamsOfActor(context), viewsOf(context)]);
	return {
		search: searchOf(url.searchParams.get('search') ?? ''),
		changeable: views.filter(({ mayChange }) => mayChange).map(({ id, name }) => ({ id, name })),
		teams: teams
			.filter(({ id, archived }) => !archived && mayLeadTeam(context.actor, id))
			.map(({ id, name }) => ({ value: id, label: `Everybody in ${name}` }))
	};
});

export const actions = {
	default: action(viewForm, async ({ context, input, event }) => {
		await saveView(context, input);
		redirectWithNotice(event.cookies, addressOf({ search: searchOf(input.search) }), 'View saved.');
	})
};
