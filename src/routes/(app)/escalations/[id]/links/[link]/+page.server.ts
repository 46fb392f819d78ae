import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { unlinkEscalations } from '$lib/features/escalations/links/commands.server';
import { findEscalation } from '$lib/features/escalations/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

/** A link has no page of its own: its two escalations show it. */
export const load = page(async ({ context, params }) => {
	const { id } = await findEscalation(context, params.id!);
	redirect(303, `/escalations/${id}`);
});

export const actions = {
	default: action(v.object({}), async ({ context, event }) => {
		const { id, link } = event.params;
		await unlinkEscalations(context, id!, link!);
		redirectWithNotice(event.cookies, `/escalations/${id}`, 'The link is off.');
	})
};
