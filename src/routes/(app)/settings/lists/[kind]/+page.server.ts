import { addEntry } from '$lib/features/escalations/commands/taxonomy.server';
import { entryForm } from '$lib/features/escalations/forms';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { listOf, taxonomyKinds } from '$lib/features/escalations/taxonomy';
import { action, page } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	authorise(context.actor.isAdmin);
	const kind = listOf(params.kind);
	const entries = (await taxonomy(context)).filter((entry) => entry.kind === kind);
	return { kind, list: taxonomyKinds[kind], entries };
});

export const actions = {
	default: action(entryForm, async ({ context, input, event }) => {
		await addEntry(context, listOf(event.params.kind), input);
		return { notice: `“${input.name}” added.` };
	})
};
