import { redirect } from '@sveltejs/kit';
import { archiveValue, moveValue, renameValue } from '$lib/features/kudos/commands/values.server';
import { valueArchiveForm, valueForm, valueMoveForm } from '$lib/features/kudos/forms';
import { valuesOf } from '$lib/features/kudos/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise, notFound } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	authorise(context.actor.isAdmin);
	const value = (await valuesOf(context)).find(({ id }) => id === params.id);
	if (!value) throw notFound();
	return { value };
});

export const actions = {
	rename: action(valueForm, async ({ context, input, event }) => {
		await renameValue(context, event.params.id!, input);
		redirectWithNotice(event.cookies, '/settings/kudos', `Renamed to “${input.name}”.`);
	}),
	archive: action(valueArchiveForm, async ({ context, input, event }) => {
		await archiveValue(context, event.params.id!, input);
		const notice = input.archived
			? 'Archived: no longer offered, kept where it was given.'
			: 'Offered again.';
		redirectWithNotice(event.cookies, '/settings/kudos', notice);
	}),
	move: action(valueMoveForm, async ({ context, input, event }) => {
		await moveValue(context, event.params.id!, input);
		redirect(303, '/settings/kudos');
	})
};
