import { changePage } from '$lib/features/playbook/commands.server';
import { pageChangeForm } from '$lib/features/playbook/forms';
import { mayEditPages } from '$lib/features/playbook/page';
import { findPage } from '$lib/features/playbook/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';
import { linkChoices } from '../../link-choices.server';

export const load = page(async ({ context, params }) => {
	authorise(mayEditPages(context.actor));
	const { slug, version, content } = await findPage(context, params.slug!);
	return { slug, version, content, choices: await linkChoices(context, content.links) };
});

export const actions = {
	default: action(pageChangeForm, async ({ context, input, event }) => {
		const slug = event.params.slug!;
		const version = await changePage(context, slug, input);
		const notice = version === input.version ? 'Nothing was changed.' : `Saved as version ${version}.`;
		redirectWithNotice(event.cookies, `/playbook/${encodeURIComponent(slug)}`, notice);
	})
};
