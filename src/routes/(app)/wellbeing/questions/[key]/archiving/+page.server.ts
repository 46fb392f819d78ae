import { redirect } from '@sveltejs/kit';
import { archiveQuestion } from '$lib/features/wellbeing/pulse/commands/settings.server';
import { archivingForm } from '$lib/features/wellbeing/pulse/forms';
import { action, orBackWithReason, page, redirectWithNotice } from '$lib/server/answers';

const QUESTIONS = '/wellbeing/questions';

export const load = page(() => redirect(303, QUESTIONS));

export const actions = {
	default: action(archivingForm, async ({ context, input, event }) => {
		const isArchived = input.archived === 'yes';
		await orBackWithReason(event.cookies, QUESTIONS, () =>
			archiveQuestion(context, event.params.key!, { isArchived, version: input.version })
		);
		redirectWithNotice(event.cookies, QUESTIONS, isArchived ? 'Put away.' : 'Brought back.');
	})
};
