import { endTrial } from '$lib/features/fixes/commands/trials.server';
import { endForm } from '$lib/features/fixes/forms';
import { moves } from '$lib/features/fixes/moves';
import { fixToAsk } from '$lib/features/fixes/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	return fixToAsk(context, params.id!, ['end']);
});

export const actions = {
	default: action(endForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await endTrial(context, id, input);
		redirectWithNotice(event.cookies, `/fixes/${id}`, moves.end.done);
	})
};
