import { answerRequest } from '$lib/features/wellbeing/support/commands/requests.server';
import { answerForm } from '$lib/features/wellbeing/support/forms';
import { supportRequest } from '$lib/features/wellbeing/support/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	const { id, part, askerName, version, words, state } = await supportRequest(context, params.id!);
	authorise(part === 'helper');
	return { request: { id, askerName, version, words, state } };
});

export const actions = {
	default: action(answerForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await answerRequest(context, id, input);
		redirectWithNotice(event.cookies, `/wellbeing/support/${id}`, 'Answered. Thank you for being there.');
	})
};
