import { redirect } from '@sveltejs/kit';
import { CHART } from '$lib/features/insights/charts/address';
import { takeBackMark } from '$lib/features/insights/charts/commands.server';
import { takeBackForm } from '$lib/features/insights/charts/forms';
import { action, page, redirectWithNotice, safePath } from '$lib/server/answers';

export const load = page(() => redirect(303, CHART));

export const actions = {
	default: action(takeBackForm, async ({ context, input, event }) => {
		await takeBackMark(context, event.params.id!);
		redirectWithNotice(event.cookies, safePath(input.back, CHART), 'The mark is taken back.');
	})
};
