import { redirect } from '@sveltejs/kit';
import { makeFixOfAction } from '$lib/features/debriefs/actions/commands.server';
import { actionOf } from '$lib/features/debriefs/actions/queries.server';
import { nothing } from '$lib/features/debriefs/retros/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';

/** It has no page of its own. */
export const load = page(async ({ context, params }) => {
	const { retroId } = await actionOf(context, params.id!);
	redirect(303, `/retros/${retroId}`);
});

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		const fixId = await makeFixOfAction(context, event.params.id!);
		redirectWithNotice(event.cookies, `/fixes/${fixId}`, 'The action is a fix now.');
	})
};
