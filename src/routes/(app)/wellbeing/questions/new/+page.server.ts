import { writeQuestion } from '$lib/features/wellbeing/pulse/commands/settings.server';
import { questionForm } from '$lib/features/wellbeing/pulse/forms';
import { pulseSettingsOf } from '$lib/features/wellbeing/pulse/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	return { version: (await pulseSettingsOf(context)).version };
});

export const actions = {
	default: action(questionForm, async ({ context, input, event }) => {
		await writeQuestion(context, null, input);
		redirectWithNotice(event.cookies, '/wellbeing/questions', 'Added. Choose it for the next round.');
	})
};
