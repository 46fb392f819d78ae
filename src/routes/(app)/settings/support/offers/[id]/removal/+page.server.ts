import { redirect } from '@sveltejs/kit';
import { removeHelper } from '$lib/features/wellbeing/support/commands/offers.server';
import { nothing } from '$lib/features/wellbeing/support/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => redirect(303, '/settings/support'));

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		await removeHelper(context, event.params.id!);
		redirectWithNotice(event.cookies, '/settings/support', 'Taken off the list.');
	})
};
