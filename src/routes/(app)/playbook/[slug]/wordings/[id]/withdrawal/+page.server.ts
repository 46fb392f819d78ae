import { redirect } from '@sveltejs/kit';
import { withdrawWording } from '$lib/features/playbook/commands.server';
import { findPage, findWording } from '$lib/features/playbook/queries.server';
import { nothing } from '$lib/features/people/forms';
import { action, orBackWithReason, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	const { id, slug } = await findPage(context, params.slug!);
	const wording = await findWording(context, id, params.id!);
	authorise(wording.suggestedBy === context.actor.userId);
	redirect(303, `/playbook/${encodeURIComponent(slug)}#wordings`);
});

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		const { slug, id } = event.params;
		const back = `/playbook/${encodeURIComponent(slug!)}`;
		await orBackWithReason(event.cookies, back, () => withdrawWording(context, slug!, id!));
		redirectWithNotice(event.cookies, back, 'You have taken your suggestion back.');
	})
};
