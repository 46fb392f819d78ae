import { saveSupport } from '$lib/features/incidents/commands/support.server';
import { supportForm } from '$lib/features/incidents/forms';
import { supportOf } from '$lib/features/incidents/queries.server';
import { MOST_SUPPORT_ENTRIES } from '$lib/features/incidents/support';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	const entries = await supportOf(context);
	const none = { name: '', reach: '', note: '' };
	return {
		entries: Array.from({ length: MOST_SUPPORT_ENTRIES }, (_, place) => entries[place] ?? none)
	};
});

export const actions = {
	default: action(supportForm, async ({ context, input, event }) => {
		await saveSupport(context, input);
		redirectWithNotice(event.cookies, '/settings/support', 'Where support is stands on every incident now.');
	})
};
