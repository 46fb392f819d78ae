import { redirect } from '@sveltejs/kit';
import { acknowledgePolicy } from '$lib/features/incidents/commands/policy.server';
import { acknowledgementForm } from '$lib/features/incidents/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => redirect(303, '/incidents/policy'));

export const actions = {
	default: action(acknowledgementForm, async ({ context, input, event }) => {
		await acknowledgePolicy(context, input.policyVersionId);
		redirectWithNotice(event.cookies, '/incidents/policy', 'Noted that you have read it.');
	})
};
