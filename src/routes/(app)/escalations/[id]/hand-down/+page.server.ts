import { handDown } from '$lib/features/escalations/commands/hand-ups.server';
import { handDownForm } from '$lib/features/escalations/handling/forms';
import { findEscalation, tierChoices } from '$lib/features/escalations/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { redirect } from '@sveltejs/kit';

export const load = page(async ({ context, params }) => {
	const escalation = await findEscalation(context, params.id!);
	const tiers = await tierChoices(context, escalation, 'down');
	if (tiers.length === 0) redirect(303, `/escalations/${escalation.id}`);
	return { escalation, tiers };
});

export const actions = {
	default: action(handDownForm, async ({ context, input, event }) => {
		await handDown(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'Handed down.');
	})
};
