import { redirect } from '@sveltejs/kit';
import { acceptWording, declineWording } from '$lib/features/playbook/commands.server';
import { compareTexts } from '$lib/features/playbook/comparison';
import { acceptanceForm, refusalForm } from '$lib/features/playbook/forms';
import { mayEditPages } from '$lib/features/playbook/page';
import { findPage, findWording } from '$lib/features/playbook/queries.server';
import { namesOf } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	authorise(mayEditPages(context.actor));
	const { id, slug, version, content } = await findPage(context, params.slug!);
	const wording = await findWording(context, id, params.id!);
	if (wording.state !== 'open') redirect(303, `/playbook/${encodeURIComponent(slug)}#wordings`);
	const names = await namesOf(context, [wording.suggestedBy]);
	return {
		slug,
		title: content.title,
		version,
		isOutdated: wording.basedOn !== version,
		wording: {
			text: wording.text,
			why: wording.why,
			suggestedAt: wording.suggestedAt,
			suggestedByName: names.get(wording.suggestedBy) ?? 'Somebody'
		},
		lines: compareTexts(content.text, wording.text)
	};
});

export const actions = {
	accept: action(acceptanceForm, async ({ context, input, event }) => {
		const slug = event.params.slug!;
		await acceptWording(context, slug, event.params.id!, input);
		redirectWithNotice(event.cookies, `/playbook/${encodeURIComponent(slug)}`, 'The new wording stands.');
	}),
	decline: action(refusalForm, async ({ context, input, event }) => {
		const slug = event.params.slug!;
		await declineWording(context, slug, event.params.id!, input);
		const notice = 'Declined. Its author reads your answer here.';
		redirectWithNotice(event.cookies, `/playbook/${encodeURIComponent(slug)}`, notice);
	})
};
