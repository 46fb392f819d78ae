import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { undoChange } from '$lib/features/escalations/changes/commands.server';
import { findChange } from '$lib/features/escalations/changes/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { formatNumber } from '$lib/shared/format';

export const load = page(async ({ context, params }) => {
	const { id } = await findChange(context, params.id!);
	redirect(303, `/escalations/changes/${id}`);
});

export const actions = {
	default: action(v.object({}), async ({ context, event }) => {
		const { putBack, left } = await undoChange(context, event.params.id!);
		const { habits } = context.actor;
		const skipped = left > 0 ? `, ${formatNumber(left, habits)} left as somebody has changed them since` : '';
		redirectWithNotice(
			event.cookies,
			`/escalations/changes/${event.params.id}`,
			`${formatNumber(putBack, habits)} put back${skipped}.`
		);
	})
};
