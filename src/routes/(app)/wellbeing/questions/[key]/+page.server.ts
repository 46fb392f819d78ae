import { writeQuestion } from '$lib/features/wellbeing/pulse/commands/settings.server';
import { questionForm } from '$lib/features/wellbeing/pulse/forms';
import { pulseSettingsOf } from '$lib/features/wellbeing/pulse/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise, notFound } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	authorise(context.actor.isAdmin);
	const { bank, version } = await pulseSettingsOf(context);
	const question = bank.find(({ key, isArchived }) => key === params.key && !isArchived);
	if (!question) throw notFound();
	return { question, version };
});

export const actions = {
	default: action(questionForm, async ({ context, input, event }) => {
		await writeQuestion(context, event.params.key!, input);
		redirectWithNotice(event.cookies, '/wellbeing/questions', 'Saved. The next round asks it like this.');
	})
};
