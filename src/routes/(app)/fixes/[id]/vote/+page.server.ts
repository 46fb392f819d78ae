import { redirect } from '@sveltejs/kit';
import { takeVoteBack, voteForFix } from '$lib/features/fixes/commands/fixes.server';
import { voteForm } from '$lib/features/fixes/forms';
import { findFix } from '$lib/features/fixes/queries.server';
import { action, page, safePath } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { id, title, votes, voted } = await findFix(context, params.id!);
	return { fix: { id, title, votes, voted } };
});

export const actions = {
	default: action(voteForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await (input.vote === 'take-back' ? takeVoteBack : voteForFix)(context, id);
		redirect(303, safePath(event.url.searchParams.get('back'), `/fixes/${id}`));
	})
};
