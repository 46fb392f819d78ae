import { dismissSuggestion } from '$lib/features/fixes/commands/suggestions.server';
import { dismissalForm } from '$lib/features/fixes/forms';
import { suggestionToDecide } from '$lib/features/insights/suggestions/queries.server';
import { scopeFrom } from '$lib/features/insights/suggestions/scope';
import { action } from '$lib/server/answers';

export const actions = {
	default: action(dismissalForm, async ({ context, input, event }) => {
		const suggestion = await suggestionToDecide(
			context,
			event.params.key!,
			scopeFrom(event.url.searchParams)
		);
		const decided = await dismissSuggestion(context, { suggestion, ...input });
		return { notice: 'Dismissed. It comes back on new evidence alone.', ...decided };
	})
};
