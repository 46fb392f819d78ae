import { redirect } from '@sveltejs/kit';
import { sayItHelped } from '$lib/features/playbook/commands.server';
import { helpedForm } from '$lib/features/playbook/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => redirect(303, '/playbook'));

export const actions = {
	default: action(helpedForm, async ({ context, input, event }) => {
		const slug = event.params.slug!;
		await sayItHelped(context, slug, input.helped);
		const notice = input.helped ? 'Noted. The next one finds it sooner.' : 'Taken back.';
		redirectWithNotice(event.cookies, `/playbook/${encodeURIComponent(slug)}`, notice);
	})
};
