import { handOverTrial } from '$lib/features/fixes/commands/trials.server';
import { handOverForm } from '$lib/features/fixes/forms';
import { moves } from '$lib/features/fixes/moves';
import { fixToAsk, ownersFor } from '$lib/features/fixes/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const asked = await fixToAsk(context, params.id!, ['hand-over']);
	const owners = await ownersFor(context, asked.fix);
	return {
		...asked,
		owners: owners
			.filter(({ id }) => id !== asked.fix.ownerId)
			.map(({ id, name }) => ({ value: id, label: name }))
	};
});

export const actions = {
	default: action(handOverForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await handOverTrial(context, id, input);
		redirectWithNotice(event.cookies, `/fixes/${id}`, moves['hand-over'].done);
	})
};
