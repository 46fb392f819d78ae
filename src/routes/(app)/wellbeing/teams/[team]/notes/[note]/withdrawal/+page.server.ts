import * as v from 'valibot';
import { withdrawNote } from '$lib/features/wellbeing/pulse/commands/notes.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { redirect } from '@sveltejs/kit';

export const load = page(({ params }) =>
	redirect(303, `/wellbeing/teams/${encodeURIComponent(params.team!)}`)
);

export const actions = {
	default: action(v.object({}), async ({ context, event }) => {
		const { team, note } = event.params;
		await withdrawNote(context, team!, note!);
		redirectWithNotice(event.cookies, `/wellbeing/teams/${team}`, 'Taken back.');
	})
};
