import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { setDefaultView } from '$lib/features/escalations/views/commands.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';
import { ticked } from '$lib/shared/fields';

export const load = page(() => redirect(303, '/escalations/views'));

export const actions = {
	default: action(v.object({ isDefault: ticked() }), async ({ context, input, event }) => {
		await setDefaultView(context, event.params.id!, input.isDefault);
		const notice = input.isDefault ? 'Your list opens with this view now.' : 'Your list opens whole now.';
		redirectWithNotice(event.cookies, '/escalations/views', notice);
	})
};
