import { redirect } from '@sveltejs/kit';
import { undoMerge } from '$lib/features/incidents/customers/commands.server';
import { nothing } from '$lib/features/incidents/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => redirect(303, '/incidents/customers'));

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		const id = event.params.id!;
		await undoMerge(context, id);
		redirectWithNotice(event.cookies, `/incidents/customers/${id}`, 'They have records of their own again.');
	})
};
