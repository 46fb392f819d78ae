import { redirect } from '@sveltejs/kit';
import { closeRequest } from '$lib/features/wellbeing/support/commands/requests.server';
import { closingForm } from '$lib/features/wellbeing/support/forms';
import { supportRequest } from '$lib/features/wellbeing/support/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { id } = await supportRequest(context, params.id!);
	redirect(303, `/wellbeing/support/${id}`);
});

export const actions = {
	default: action(closingForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await closeRequest(context, id, input);
		const notice = input.forgets ? 'Closed, and what you both wrote is deleted.' : 'Closed.';
		redirectWithNotice(event.cookies, `/wellbeing/support/${id}`, notice);
	})
};
