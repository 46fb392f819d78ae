import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { actionStates, type ActionState } from '$lib/features/debriefs/actions/action';
import { settleAction } from '$lib/features/debriefs/actions/commands.server';
import { actionOf } from '$lib/features/debriefs/actions/queries.server';
import { action, orBackWithReason, page, safePath } from '$lib/server/answers';
import { choice, oneOf, text, wholeNumber } from '$lib/shared/fields';

const settleForm = v.object({
	state: oneOf('The state', Object.keys(actionStates) as ActionState[]),
	version: wholeNumber('The version', 1, 999_999_999),
	retroId: choice('The retro'),
	back: text('The page to go back to', 500)
});

/** It has no page of its own: it stands in the retro it was agreed on in. */
export const load = page(async ({ context, params }) => {
	const { retroId } = await actionOf(context, params.id!);
	redirect(303, `/retros/${retroId}`);
});

export const actions = {
	default: action(settleForm, async ({ context, input, event }) => {
		const back = safePath(input.back, '/retros');
		const state = input.state ?? 'done';
		await orBackWithReason(event.cookies, back, () =>
			settleAction(context, event.params.id!, { ...input, state })
		);
		redirect(303, back);
	})
};
