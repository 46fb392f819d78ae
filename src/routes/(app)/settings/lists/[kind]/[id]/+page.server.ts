import { redirect } from '@sveltejs/kit';
import { archiveEntry, moveEntry, renameEntry } from '$lib/features/escalations/commands/taxonomy.server';
import { archiveForm, moveForm, renameForm } from '$lib/features/escalations/forms';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { listOf, taxonomyKinds } from '$lib/features/escalations/taxonomy';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise, notFound } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	authorise(context.actor.isAdmin);
	const kind = listOf(params.kind);
	const entry = (await taxonomy(context)).find(({ id }) => id === params.id);
	if (entry?.kind !== kind) throw notFound();
	return { kind, list: taxonomyKinds[kind], entry };
});

export const actions = {
	rename: action(renameForm, async ({ context, input, event }) => {
		await renameEntry(context, listOf(event.params.kind), event.params.id!, input);
		redirectWithNotice(event.cookies, `/settings/lists/${event.params.kind}`, `Renamed to “${input.name}”.`);
	}),
	archive: action(archiveForm, async ({ context, input, event }) => {
		await archiveEntry(context, listOf(event.params.kind), event.params.id!, input);
		const notice = input.archived ? 'Archived: no longer offered, kept where it was used.' : 'Offered again.';
		redirectWithNotice(event.cookies, `/settings/lists/${event.params.kind}`, notice);
	}),
	move: action(moveForm, async ({ context, input, event }) => {
		await moveEntry(context, listOf(event.params.kind), event.params.id!, input);
		redirect(303, `/settings/lists/${event.params.kind}`);
	})
};
