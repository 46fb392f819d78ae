import {
	approveReply,
	changeDraft,
	settleReply,
	suggestWording,
	takeReplyBack
} from '$lib/features/escalations/commands/replies.server';
import {
	approvalForm,
	draftForm,
	seenForm,
	settlementForm,
	suggestionForm
} from '$lib/features/escalations/handling/forms';
import { findEscalation, findReply, secondReaders } from '$lib/features/escalations/queries.server';
import { stepsOpenTo } from '$lib/features/escalations/reply';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import type { Cookies } from '@sveltejs/kit';

export const load = page(async ({ context, params }) => {
	const escalation = await findEscalation(context, params.id!);
	const [reply, readers] = await Promise.all([
		findReply(context, escalation.id, params.reply!),
		secondReaders(context, escalation.teamId)
	]);
	return {
		escalation,
		reply,
		steps: stepsOpenTo(reply, context.actor.userId),
		readers: readers.map(({ id, name }) => ({ value: id, label: name }))
	};
});

type Event = { params: Record<string, string>; cookies: Cookies };

const idsOf = ({ params }: Event) => [params.id!, params.reply!] as const;

function backTo(event: Event, notice: string): never {
	const [id, reply] = idsOf(event);
	redirectWithNotice(event.cookies, `/escalations/${id}/replies/${reply}`, notice);
}

export const actions = {
	draft: action(draftForm, async ({ context, input, event }) => {
		await changeDraft(context, ...idsOf(event), input);
		backTo(event, input.readerId ? 'Asked.' : 'The draft is kept.');
	}),
	takeBack: action(seenForm, async ({ context, input, event }) => {
		await takeReplyBack(context, ...idsOf(event), input);
		backTo(event, 'It is yours again.');
	}),
	approve: action(approvalForm, async ({ context, input, event }) => {
		await approveReply(context, ...idsOf(event), input);
		backTo(event, 'Approved.');
	}),
	suggest: action(suggestionForm, async ({ context, input, event }) => {
		await suggestWording(context, ...idsOf(event), input);
		backTo(event, 'Your wording is with its author.');
	}),
	settle: action(settlementForm, async ({ context, input, event }) => {
		await settleReply(context, ...idsOf(event), input);
		backTo(event, 'Settled.');
	})
};
