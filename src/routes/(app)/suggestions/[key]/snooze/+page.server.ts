import { snoozeSuggestion } from '$lib/features/fixes/commands/suggestions.server';
import { snoozeForm } from '$lib/features/fixes/forms';
import { suggestionToDecide } from '$lib/features/insights/suggestions/queries.server';
import { scopeFrom } from '$lib/features/insights/suggestions/scope';
import { action } from '$lib/server/answers';
import { formatDate } from '$lib/shared/format';

export const actions = {
	default: action(snoozeForm, async ({ context, input, event }) => {
		const suggestion = await suggestionToDecide(
			context,
			event.params.key!,
			scopeFrom(event.url.searchParams)
		);
		const { until, decisionId } = await snoozeSuggestion(context, { suggestion, ...input });
		return { notice: `Put off until ${formatDate(until, context.actor.habits)}.`, decisionId };
	})
};
