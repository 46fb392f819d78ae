import { redirect } from '@sveltejs/kit';
import { openRequest } from '$lib/features/wellbeing/support/commands/requests.server';
import { nothing } from '$lib/features/wellbeing/support/forms';
import { supportRequest } from '$lib/features/wellbeing/support/queries.server';
import { action, page } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { id } = await supportRequest(context, params.id!);
	redirect(303, `/wellbeing/support/${id}`);
});

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		await openRequest(context, event.params.id!);
		redirect(303, `/wellbeing/support/${event.params.id!}`);
	})
};
