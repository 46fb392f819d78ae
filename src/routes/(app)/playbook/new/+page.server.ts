import { writePage } from '$lib/features/playbook/commands.server';
import { pageForm } from '$lib/features/playbook/forms';
import { mayEditPages } from '$lib/features/playbook/page';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';
import { linkChoices } from '../link-choices.server';

export const load = page(async ({ context }) => {
	authorise(mayEditPages(context.actor));
	return linkChoices(context);
});

export const actions = {
	default: action(pageForm, async ({ context, input, event }) => {
		const slug = await writePage(context, input);
		redirectWithNotice(
			event.cookies,
			`/playbook/${encodeURIComponent(slug)}`,
			'The page is in the playbook.'
		);
	})
};
