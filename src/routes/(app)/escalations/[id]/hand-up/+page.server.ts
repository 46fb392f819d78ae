import { choices } from '$lib/features/escalations/choices';
import { handUp } from '$lib/features/escalations/commands/hand-ups.server';
import { handUpForm } from '$lib/features/escalations/handling/forms';
import { findEscalation, taxonomy, tierChoices } from '$lib/features/escalations/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { redirect } from '@sveltejs/kit';

export const load = page(async ({ context, params }) => {
	const escalation = await findEscalation(context, params.id!);
	const [tiers, entries] = await Promise.all([tierChoices(context, escalation, 'up'), taxonomy(context)]);
	if (tiers.length === 0) redirect(303, `/escalations/${escalation.id}`);
	return { escalation, tiers, reasons: choices(entries)['first-line'] };
});

export const actions = {
	default: action(handUpForm, async ({ context, input, event }) => {
		await handUp(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'Handed up.');
	})
};
