import { redirect } from '@sveltejs/kit';
import { discardPolicyDraft } from '$lib/features/incidents/commands/policy.server';
import { discardForm } from '$lib/features/incidents/forms';
import { action, orBackWithReason, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => redirect(303, '/incidents/policy'));

export const actions = {
	default: action(discardForm, async ({ context, input, event }) => {
		await orBackWithReason(event.cookies, '/incidents/policy/draft', () =>
			discardPolicyDraft(context, input.version)
		);
		redirectWithNotice(event.cookies, '/incidents/policy', 'The draft is thrown away.');
	})
};
