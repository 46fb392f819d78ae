import { changeView } from '$lib/features/escalations/views/commands.server';
import { viewChangeForm } from '$lib/features/escalations/views/forms';
import { viewsOf } from '$lib/features/escalations/views/queries.server';
import { searchOf } from '$lib/features/escalations/views/view';
import { mayLeadTeam } from '$lib/features/people/actor';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params, url }) => {
	const [views, teams] = await Promise.all([viewsOf(context), teamsOfActor(context)]);
	const view = views.find(({ id }) => id === params.id);
	authorise(view !== undefined && view.mayChange);
	const search = url.searchParams.get('search');
	return {
		view,
		/** The filters that it may take over from the list it was reached from; null where it was reached from none. */
		newSearch: search === null ? null : searchOf(search),
		teams: teams
			.filter(({ id, archived }) => mayLeadTeam(context.actor, id) && (!archived || id === view.teamId))
			.map(({ id, name }) => ({ value: id, label: `Everybody in ${name}` }))
	};
});

export const actions = {
	default: action(viewChangeForm, async ({ context, input, event }) => {
		await changeView(context, event.params.id!, input);
		redirectWithNotice(event.cookies, '/escalations/views', 'View changed.');
	})
};
