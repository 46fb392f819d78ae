import { redirect } from '@sveltejs/kit';
import { openRequest } from '$lib/features/wellbeing/support/commands/requests.server';
import { nothing } from '$lib/features/wellbeing/support/forms';
import { action, page } from '$lib/server/answers';

export const load = page(({ params }) => redirect(303, `/wellbeing/support/${params.id!}`));

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		await openRequest(context, event.params.id!);
		redirect(303, `/wellbeing/support/${event.params.id!}`);
	})
};
