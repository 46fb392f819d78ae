import { redirect } from '@sveltejs/kit';
import { withdrawOffer } from '$lib/features/wellbeing/support/commands/offers.server';
import { nothing } from '$lib/features/wellbeing/support/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => redirect(303, '/wellbeing/support/offer'));

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		await withdrawOffer(context);
		redirectWithNotice(event.cookies, '/wellbeing/support', 'Your offer has ended.');
	})
};
