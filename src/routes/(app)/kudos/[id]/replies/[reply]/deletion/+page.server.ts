import { redirect } from '@sveltejs/kit';
import { deleteReply } from '$lib/features/kudos/commands/answers.server';
import { nothing } from '$lib/features/kudos/forms';
import { findKudos } from '$lib/features/kudos/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { id } = await findKudos(context, params.id!);
	redirect(303, `/kudos/${id}`);
});

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		const { id, reply } = event.params;
		await deleteReply(context, id!, reply!);
		redirectWithNotice(event.cookies, `/kudos/${id}`, 'The reply is deleted.');
	})
};
