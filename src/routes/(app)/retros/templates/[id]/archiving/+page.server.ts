import { redirect } from '@sveltejs/kit';
import { archiveTemplate } from '$lib/features/debriefs/retros/commands/templates.server';
import { archivingForm } from '$lib/features/debriefs/retros/forms';
import { action, orBackWithReason, page, redirectWithNotice } from '$lib/server/answers';

const TEMPLATES = '/retros/templates';

export const load = page(() => redirect(303, TEMPLATES));

export const actions = {
	default: action(archivingForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		await orBackWithReason(event.cookies, `${TEMPLATES}/${id}`, () => archiveTemplate(context, id, input));
		redirectWithNotice(
			event.cookies,
			TEMPLATES,
			input.isArchived ? 'Archived: no longer offered for new retros.' : 'Offered again.'
		);
	})
};
