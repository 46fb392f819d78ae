import { changeRetention } from '$lib/features/incidents/commands/retention.server';
import { retentionForm } from '$lib/features/incidents/customers/forms';
import { retentionMonths } from '$lib/features/incidents/customers/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	return { months: await retentionMonths(context) };
});

export const actions = {
	default: action(retentionForm, async ({ context, input, event }) => {
		await changeRetention(context, input);
		redirectWithNotice(event.cookies, '/incidents/customers', 'Saved.');
	})
};
