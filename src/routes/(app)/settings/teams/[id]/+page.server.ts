import * as v from 'valibot';
import { archiveTeam, renameTeam, restoreTeam } from '$lib/features/people/commands.server';
import { teamForm } from '$lib/features/people/forms';
import { teamById } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { ticked } from '$lib/shared/fields';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	authorise(context.actor.isAdmin);
	const { name, archivedAt } = await teamById(context, params.id!);
	return { team: { name, archived: archivedAt !== null } };
});

export const actions = {
	rename: action(teamForm, async ({ context, input, event }) => {
		await renameTeam(context, { ...input, teamId: event.params.id! });
		redirectWithNotice(event.cookies, '/settings/teams', `Renamed to “${input.name}”.`);
	}),
	archive: action(v.object({ archived: ticked() }), async ({ context, input, event }) => {
		const team = { teamId: event.params.id! };
		await (input.archived ? archiveTeam(context, team) : restoreTeam(context, team));
		redirectWithNotice(event.cookies, '/settings/teams', input.archived ? 'Archived.' : 'Offered again.');
	})
};
