import { markChange } from '$lib/features/insights/charts/commands.server';
import { markForm } from '$lib/features/insights/charts/forms';
import { markPage } from '$lib/features/insights/charts/queries.server';
import { CHART } from '$lib/features/insights/charts/address';
import { action, page, redirectWithNotice, safePath } from '$lib/server/answers';

export const load = page(async ({ context, url }) => ({
	...(await markPage(context, url.searchParams)),
	back: safePath(url.searchParams.get('back'), CHART)
}));

export const actions = {
	default: action(markForm, async ({ context, input, event }) => {
		await markChange(context, input);
		redirectWithNotice(event.cookies, safePath(input.back, CHART), 'The change is marked.');
	})
};
