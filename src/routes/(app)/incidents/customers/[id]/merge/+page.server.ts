import { mergeCustomer } from '$lib/features/incidents/customers/commands.server';
import { mergeForm } from '$lib/features/incidents/customers/forms';
import { customerRecord } from '$lib/features/incidents/customers/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const { id, reference } = await customerRecord(context, params.id!);
	return { id, reference };
});

export const actions = {
	default: action(mergeForm, async ({ context, input, event }) => {
		const id = await mergeCustomer(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/incidents/customers/${id}`, 'Both have one record now.');
	})
};
