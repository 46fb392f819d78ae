import { addWords } from '$lib/features/incidents/commands/logging.server';
import { wordsForm } from '$lib/features/incidents/forms';
import { findIncident } from '$lib/features/incidents/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { canSeal } from '$lib/server/encryption';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	const { id, relations, hasWords } = await findIncident(context, params.id!);
	authorise(relations.includes('reporter'));
	return { id, hasWords, canSeal: canSeal() };
});

export const actions = {
	default: action(wordsForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await addWords(context, id, input);
		redirectWithNotice(event.cookies, `/incidents/${id}`, 'What was said is stored.');
	})
};
