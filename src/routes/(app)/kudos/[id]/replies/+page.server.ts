import { redirect } from '@sveltejs/kit';
import { replyToKudos } from '$lib/features/kudos/commands/answers.server';
import { replyForm } from '$lib/features/kudos/forms';
import { findKudos } from '$lib/features/kudos/queries.server';
import { action, page } from '$lib/server/answers';
import { newId } from '$lib/shared/ids';

export const load = page(async ({ context, params }) => ({
	kudos: await findKudos(context, params.id!),
	replyId: newId()
}));

export const actions = {
	default: action(replyForm, async ({ context, input, event }) => {
		await replyToKudos(context, event.params.id!, input);
		redirect(303, `/kudos/${event.params.id}`);
	})
};
