import { redirect } from '@sveltejs/kit';
import { reopenEscalation, resolveEscalation } from '$lib/features/escalations/commands/escalations.server';
import { choices, namesOfEntries } from '$lib/features/escalations/choices';
import { reopenForm, resolutionForm } from '$lib/features/escalations/forms';
import { findEscalation, taxonomy } from '$lib/features/escalations/queries.server';
import { asksForAmount } from '$lib/features/escalations/taxonomy';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const escalation = await findEscalation(context, params.id!);
	if (escalation.state === 'resolved') redirect(303, `/escalations/${escalation.id}`);
	const entries = await taxonomy(context);
	return {
		escalation,
		choices: choices(entries),
		names: namesOfEntries(entries),
		withAmount: entries.filter(asksForAmount).map(({ id }) => id)
	};
});

export const actions = {
	resolve: action(resolutionForm, async ({ context, input, event }) => {
		await resolveEscalation(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'Resolved.');
	}),
	reopen: action(reopenForm, async ({ context, input, event }) => {
		await reopenEscalation(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'Open again.');
	})
};
