import { handOut } from '$lib/features/fixes/commands/triage.server';
import { outsideOwnerForm } from '$lib/features/fixes/forms';
import { moves } from '$lib/features/fixes/moves';
import { fixToAsk } from '$lib/features/fixes/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	return fixToAsk(context, params.id!, ['hand-out']);
});

export const actions = {
	default: action(outsideOwnerForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await handOut(context, id, input);
		redirectWithNotice(event.cookies, `/fixes/${id}`, moves['hand-out'].done);
	})
};
