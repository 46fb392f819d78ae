import { suggestWording } from '$lib/features/playbook/commands.server';
import { wordingForm } from '$lib/features/playbook/forms';
import { findPage } from '$lib/features/playbook/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { slug, version, content } = await findPage(context, params.slug!);
	return { slug, version, title: content.title, text: content.text };
});

export const actions = {
	default: action(wordingForm, async ({ context, input, event }) => {
		const slug = event.params.slug!;
		await suggestWording(context, slug, input);
		const notice = 'Suggested. The answer will stand on this page.';
		redirectWithNotice(event.cookies, `/playbook/${encodeURIComponent(slug)}`, notice);
	})
};
