import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { deleteView, restoreView } from '$lib/features/escalations/views/commands.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => redirect(303, '/escalations/views'));

export const actions = {
	delete: action(v.object({}), async ({ context, event }) => {
		await deleteView(context, event.params.id!);
		redirect(303, '/escalations/views');
	}),
	undo: action(v.object({}), async ({ context, event }) => {
		await restoreView(context, event.params.id!);
		redirectWithNotice(event.cookies, '/escalations/views', 'The view is back.');
	})
};
