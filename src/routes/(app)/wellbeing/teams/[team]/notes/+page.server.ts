import { writeNote } from '$lib/features/wellbeing/pulse/commands/notes.server';
import { noteForm } from '$lib/features/wellbeing/pulse/forms';
import { readableTeam } from '$lib/features/wellbeing/pulse/queries.server';
import { mayLeadTeam } from '$lib/features/people/actor';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	authorise(mayLeadTeam(context.actor, params.team!));
	return { team: await readableTeam(context, params.team!) };
});

export const actions = {
	default: action(noteForm, async ({ context, input, event }) => {
		const team = event.params.team!;
		await writeNote(context, team, input);
		redirectWithNotice(event.cookies, `/wellbeing/teams/${team}`, 'The team can read it now.');
	})
};
