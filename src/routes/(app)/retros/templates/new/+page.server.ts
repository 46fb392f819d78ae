import { createTemplate } from '$lib/features/debriefs/retros/commands/templates.server';
import { templateForm } from '$lib/features/debriefs/retros/forms';
import { linesOf, shippedTemplates } from '$lib/features/debriefs/retros/template';
import { action, page, redirectWithNotice } from '$lib/server/answers';

/** Empty, or with what is in a template to begin from. */
export const load = page(({ url }) => {
	const from = shippedTemplates.find(({ id }) => id === url.searchParams.get('from'));
	return { name: '', columns: from ? linesOf(from.columns).join('\n') : '' };
});

export const actions = {
	default: action(templateForm, async ({ context, input, event }) => {
		await createTemplate(context, input);
		redirectWithNotice(event.cookies, '/retros/templates', `“${input.name}” can be chosen now.`);
	})
};
