import { redirect } from '@sveltejs/kit';
import { archivePage } from '$lib/features/playbook/commands.server';
import { archivingForm } from '$lib/features/playbook/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => redirect(303, '/playbook'));

export const actions = {
	default: action(archivingForm, async ({ context, input, event }) => {
		const slug = event.params.slug!;
		await archivePage(context, slug, input.archived);
		const notice = input.archived ? 'Put away. It can be brought back.' : 'The page is in use again.';
		redirectWithNotice(event.cookies, `/playbook/${encodeURIComponent(slug)}`, notice);
	})
};
