import { redirect } from '@sveltejs/kit';
import { deleteOwnCheckIns } from '$lib/features/wellbeing/check-ins/commands.server';
import { nothing } from '$lib/features/wellbeing/check-ins/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => redirect(303, '/wellbeing/check-ins'));

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		await deleteOwnCheckIns(context);
		redirectWithNotice(event.cookies, '/wellbeing/check-ins', 'All deleted. Nothing is kept of them.');
	})
};
