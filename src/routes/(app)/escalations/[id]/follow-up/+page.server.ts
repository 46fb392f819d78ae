import { redirect } from '@sveltejs/kit';
import {
	draftFollowUp,
	finishFollowUp,
	planFollowUp
} from '$lib/features/escalations/commands/follow-ups.server';
import { followUpState } from '$lib/features/escalations/escalation';
import { followUpForm, followUpMessageForm, followUpResultForm } from '$lib/features/escalations/forms';
import { findEscalation, followUpMessageOf } from '$lib/features/escalations/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const load = page(async ({ context, params }) => {
	const escalation = await findEscalation(context, params.id!);
	const followUp = followUpState(escalation, dayOf(context.now, context.actor.habits.timeZone));
	if (followUp === 'done') redirect(303, `/escalations/${escalation.id}`);
	const { message } = await followUpMessageOf(context, escalation.id);
	return { escalation, followUp, message };
});

export const actions = {
	plan: action(followUpForm, async ({ context, input, event }) => {
		await planFollowUp(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'Follow-up planned.');
	}),
	draft: action(followUpMessageForm, async ({ context, input, event }) => {
		await draftFollowUp(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'The message is kept.');
	}),
	finish: action(followUpResultForm, async ({ context, input, event }) => {
		await finishFollowUp(context, event.params.id!, input);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'Follow-up done.');
	})
};
