import { takeEscalation } from '$lib/features/escalations/commands/hand-ups.server';
import { isWaiting } from '$lib/features/escalations/hand-over';
import { findEscalation, presentHandOver } from '$lib/features/escalations/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import * as v from 'valibot';

export const load = page(async ({ context, params }) => {
	const escalation = await findEscalation(context, params.id!);
	const handOver = await presentHandOver(context, escalation);
	return {
		escalation,
		isWaiting: isWaiting(handOver),
		takenAt: handOver?.takenAt ?? null,
		takenByName: handOver?.takenByName ?? null
	};
});

export const actions = {
	default: action(v.object({}), async ({ context, event }) => {
		await takeEscalation(context, event.params.id!);
		redirectWithNotice(event.cookies, `/escalations/${event.params.id}`, 'You have it now.');
	})
};
