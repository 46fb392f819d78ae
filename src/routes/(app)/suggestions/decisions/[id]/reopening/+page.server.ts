import * as v from 'valibot';
import { reopenSuggestion } from '$lib/features/fixes/commands/suggestions.server';
import { findDecision } from '$lib/features/fixes/queries.server';
import { action, page, redirectWithNotice, safePath } from '$lib/server/answers';

export const load = page(async ({ context, params, url }) => ({
	decision: await findDecision(context, params.id!),
	back: safePath(url.searchParams.get('back'), '/fixes')
}));

export const actions = {
	default: action(v.object({}), async ({ context, event }) => {
		await reopenSuggestion(context, event.params.id!);
		const back = safePath(event.url.searchParams.get('back'), '/fixes');
		redirectWithNotice(event.cookies, back, 'Taken back: the suggestion is open again.');
	})
};
