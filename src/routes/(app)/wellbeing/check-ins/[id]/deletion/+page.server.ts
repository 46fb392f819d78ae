import { redirect } from '@sveltejs/kit';
import { deleteCheckIn } from '$lib/features/wellbeing/check-ins/commands.server';
import { nothing } from '$lib/features/wellbeing/check-ins/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => redirect(303, '/wellbeing/check-ins'));

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		await deleteCheckIn(context, event.params.id!);
		redirectWithNotice(event.cookies, '/wellbeing/check-ins', 'Deleted. Nothing is kept of it.');
	})
};
