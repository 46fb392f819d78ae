import { draftReply } from '$lib/features/escalations/commands/replies.server';
import { replyForm } from '$lib/features/escalations/handling/forms';
import { findEscalation, secondReaders } from '$lib/features/escalations/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { newId } from '$lib/shared/ids';

export const load = page(async ({ context, params }) => {
	const escalation = await findEscalation(context, params.id!);
	const readers = await secondReaders(context, escalation.teamId);
	return {
		escalation,
		replyId: newId(),
		readers: readers.map(({ id, name }) => ({ value: id, label: name }))
	};
});

export const actions = {
	default: action(replyForm, async ({ context, input, event }) => {
		const id = await draftReply(context, event.params.id!, input);
		const notice = input.readerId ? 'Asked.' : 'The draft is kept.';
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}/replies/${id}`, notice);
	})
};
