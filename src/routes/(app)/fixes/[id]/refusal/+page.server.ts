import { declineFix } from '$lib/features/fixes/commands/triage.server';
import { declineForm } from '$lib/features/fixes/forms';
import { moves } from '$lib/features/fixes/moves';
import { fixToAsk } from '$lib/features/fixes/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	return fixToAsk(context, params.id!, ['decline']);
});

export const actions = {
	default: action(declineForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await declineFix(context, id, input);
		redirectWithNotice(event.cookies, `/fixes/${id}`, moves.decline.done);
	})
};
