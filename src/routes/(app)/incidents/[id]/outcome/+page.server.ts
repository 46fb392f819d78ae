import { redirect } from '@sveltejs/kit';
import { nothing } from '$lib/features/incidents/forms';
import { readOutcome } from '$lib/features/incidents/measures/commands/outcomes.server';
import { findIncident } from '$lib/features/incidents/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { id } = await findIncident(context, params.id!);
	redirect(303, `/incidents/${id}`);
});

export const actions = {
	/** From Today back to Today, from the incident back to it. */
	default: action(nothing, async ({ context, event }) => {
		const { id } = event.params;
		await readOutcome(context, id!);
		const isFromToday = event.url.searchParams.get('from') === 'today';
		redirectWithNotice(event.cookies, isFromToday ? '/' : `/incidents/${id}`, 'Noted.');
	})
};
