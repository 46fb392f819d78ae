import { createTemplate } from '$lib/features/debriefs/retros/commands/retros.server';
import { templateForm } from '$lib/features/debriefs/retros/forms';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(() => ({}));

export const actions = {
	default: action(templateForm, async ({ context, input, event }) => {
		await createTemplate(context, input);
		redirectWithNotice(event.cookies, '/retros/new', `“${input.name}” can be chosen now.`);
	})
};
