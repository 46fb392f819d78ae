import { changeTemplate } from '$lib/features/debriefs/retros/commands/templates.server';
import { templateChangeForm } from '$lib/features/debriefs/retros/forms';
import { ownTemplate } from '$lib/features/debriefs/retros/queries.server';
import { linesOf, mayMakeTemplates, templateInWords } from '$lib/features/debriefs/retros/template';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	authorise(mayMakeTemplates(context.actor));
	const template = await ownTemplate(context, params.id!);
	return {
		id: template.id,
		name: template.name,
		columns: linesOf(template.columns).join('\n'),
		was: templateInWords(template),
		isArchived: template.archivedAt !== null
	};
});

export const actions = {
	default: action(templateChangeForm, async ({ context, input, event }) => {
		await changeTemplate(context, event.params.id!, input);
		redirectWithNotice(event.cookies, '/retros/templates', `“${input.name}” is changed, for retros to come.`);
	})
};
