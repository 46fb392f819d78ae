import { filtersFrom } from '$lib/features/escalations/filters';
import { countEscalations, followUpsDue, openEscalationsOf } from '$lib/features/escalations/queries.server';
import { summaryOf } from '$lib/features/fixes/fix';
import { whatToFixFirst } from '$lib/features/insights/suggestions/queries.server';
import { leadsATeam } from '$lib/features/people/actor';
import { page } from '$lib/server/answers';

const SUGGESTIONS_SHOWN = 3;

export const load = page(async ({ context }) => {
	const decides = context.actor.isAdmin || leadsATeam(context.actor);
	const [followUps, open, openCount, toFix] = await Promise.all([
		followUpsDue(context),
		openEscalationsOf(context),
		countEscalations(context, filtersFrom(new URLSearchParams({ state: 'open' }))),
		decides ? whatToFixFirst(context, { team: null, until: null }, SUGGESTIONS_SHOWN) : null
	]);
	return {
		decides,
		followUps,
		open,
		openCount,
		suggestions: toFix ? toFix.suggestions.map(summaryOf) : null
	};
});
