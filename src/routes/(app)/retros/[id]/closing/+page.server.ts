import { redirect } from '@sveltejs/kit';
import { closeRetro } from '$lib/features/debriefs/retros/commands/retros.server';
import { tableOf } from '$lib/features/debriefs/retros/queries.server';
import { nothing } from '$lib/features/debriefs/retros/forms';
import { action, orBackWithReason, page, redirectWithNotice } from '$lib/server/answers';
import { sitDown } from '../../seat';

/** It has no page of its own. */
export const load = page(async (event) => {
	const { context, seat } = await sitDown(event);
	await tableOf(context, seat);
	redirect(303, `/retros/${seat.retroId}`);
});

export const actions = {
	default: action(nothing, async ({ event }) => {
		const { context, seat } = await sitDown(event);
		const address = `/retros/${seat.retroId}`;
		await orBackWithReason(event.cookies, address, () => closeRetro(context, seat));
		redirectWithNotice(event.cookies, address, 'The retro is closed.');
	})
};
