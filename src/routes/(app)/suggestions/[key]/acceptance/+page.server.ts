import * as v from 'valibot';
import { acceptSuggestion } from '$lib/features/fixes/commands/suggestions.server';
import { suggestionToDecide } from '$lib/features/insights/suggestions/queries.server';
import { scopeFrom } from '$lib/features/insights/suggestions/scope';
import { action } from '$lib/server/answers';

export const actions = {
	default: action(v.object({}), async ({ context, event }) => {
		const suggestion = await suggestionToDecide(
			context,
			event.params.key!,
			scopeFrom(event.url.searchParams)
		);
		return {
			notice: 'Accepted: it is on the list of fixes.',
			...(await acceptSuggestion(context, { suggestion }))
		};
	})
};
