import { redirect } from '@sveltejs/kit';
import { beginDebrief } from '$lib/features/debriefs/cases/commands.server';
import { beginForm } from '$lib/features/debriefs/cases/forms';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { supportOf } from '$lib/features/wellbeing/support/queries.server';
import { action, page } from '$lib/server/answers';
import { caseOf } from './case.server';

export const load = page(async ({ context, url }) => {
	const [about, teams, support] = await Promise.all([
		caseOf(context, url.searchParams),
		teamsOfActor(context),
		supportOf(context)
	]);
	return {
		about: about && { kind: about.kind, id: about.id, title: about.title, teamId: about.teamId },
		teams: teams.filter(({ archived }) => !archived),
		support
	};
});

export const actions = {
	default: action(beginForm, async ({ context, input, event }) => {
		const about = await caseOf(context, event.url.searchParams);
		const id = await beginDebrief(context, input, about);
		redirect(303, `/debriefs/cases/${id}`);
	})
};
