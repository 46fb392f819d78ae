import { redirect } from '@sveltejs/kit';
import { reactToKudos } from '$lib/features/kudos/commands/answers.server';
import { reactionForm } from '$lib/features/kudos/forms';
import { findKudos } from '$lib/features/kudos/queries.server';
import { action, page } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { id } = await findKudos(context, params.id!);
	redirect(303, `/kudos/${id}`);
});

export const actions = {
	default: action(reactionForm, async ({ context, input, event }) => {
		await reactToKudos(context, event.params.id!, input);
		redirect(303, `/kudos/${event.params.id}`);
	})
};
