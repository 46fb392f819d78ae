import { summaryOf } from '$lib/features/fixes/fix';
import { insightsPage } from '$lib/features/insights/queries.server';
import { whatToFixFirst } from '$lib/features/insights/suggestions/queries.server';
import { page } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { periodFrom } from '$lib/shared/period';

const SUGGESTIONS_SHOWN = 5;

export const load = page(async ({ context, url }) => {
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const { to } = periodFrom(url.searchParams, today).period;
	const scope = { team: url.searchParams.get('team') || null, until: to === today ? null : to };
	const [insights, toFix] = await Promise.all([
		insightsPage(context, url.searchParams),
		whatToFixFirst(context, scope, SUGGESTIONS_SHOWN)
	]);
	return {
		insights,
		toFix: { scope, decides: toFix.mayDecide, suggestions: toFix.suggestions.map(summaryOf) }
	};
});
