import { mayDecideFor } from '$lib/features/fixes/queries.server';
import { teamsOf } from '$lib/features/fixes/reach';
import { suggestionToDecide } from '$lib/features/insights/suggestions/queries.server';
import { scopeFrom } from '$lib/features/insights/suggestions/scope';
import { page, safePath } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

/** The suggestion that is to be answered, for those who may answer it. */
export const load = page(async ({ context, params, url }) => {
	const suggestion = await suggestionToDecide(context, params.key!, scopeFrom(url.searchParams));
	authorise(mayDecideFor(context.actor, teamsOf(suggestion.reach)));
	return { suggestion, back: safePath(url.searchParams.get('back'), '/fixes') };
});
