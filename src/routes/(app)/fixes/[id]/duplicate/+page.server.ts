import { markDuplicate } from '$lib/features/fixes/commands/triage.server';
import { duplicateForm } from '$lib/features/fixes/forms';
import { moves } from '$lib/features/fixes/moves';
import { fixToAsk, originalsFor } from '$lib/features/fixes/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const asked = await fixToAsk(context, params.id!, ['mark-duplicate']);
	const originals = await originalsFor(context, asked.fix);
	return { ...asked, originals: originals.map(({ id, title }) => ({ value: id, label: title })) };
});

export const actions = {
	default: action(duplicateForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await markDuplicate(context, id, input);
		redirectWithNotice(event.cookies, `/fixes/${id}`, moves['mark-duplicate'].done);
	})
};
