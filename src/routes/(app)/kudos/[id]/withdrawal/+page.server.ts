import { withdrawKudos } from '$lib/features/kudos/commands/giving.server';
import { nothing } from '$lib/features/kudos/forms';
import { findKudos } from '$lib/features/kudos/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	const kudos = await findKudos(context, params.id!);
	authorise(kudos.mayWithdraw);
	return { kudos };
});

export const actions = {
	default: action(nothing, async ({ context, event }) => {
		await withdrawKudos(context, event.params.id!);
		redirectWithNotice(event.cookies, '/kudos', 'The kudos are withdrawn.');
	})
};
