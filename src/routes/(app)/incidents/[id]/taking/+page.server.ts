import { redirect } from '@sveltejs/kit';
import { nothing } from '$lib/features/incidents/forms';
import { takeOn } from '$lib/features/incidents/measures/commands/decisions.server';
import { findIncident } from '$lib/features/incidents/queries.server';
import { action, orBackWithReason, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { id } = await findIncident(context, params.id!);
	redirect(303, `/incidents/${id}`);
});

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		const id = event.params.id!;
		await orBackWithReason(event.cookies, `/incidents/${id}`, () => takeOn(context, id));
		const back = event.url.searchParams.get('measure');
		const to = back && /^[\w-]+$/.test(back) ? `/incidents/measures/${back}` : `/incidents/${id}/decision`;
		redirectWithNotice(event.cookies, to, 'You have taken it on, and see now what was said.');
	})
};
