import { fixFiltersFrom } from '$lib/features/fixes/filters';
import { countFixes, mayDecideFor } from '$lib/features/fixes/queries.server';
import { teamsInWords } from '$lib/features/fixes/reach';
import { choices } from '$lib/features/escalations/choices';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { leadsATeam } from '$lib/features/people/actor';
import { whatToFixFirst } from '$lib/features/insights/suggestions/queries.server';
import { scopeFrom } from '$lib/features/insights/suggestions/scope';
import { page } from '$lib/server/answers';

const FIRST_FEW = 5;

export const load = page(async ({ context, url }) => {
	const filters = fixFiltersFrom(url.searchParams);
	const [{ teams, decided, ...found }, counts, entries] = await Promise.all([
		whatToFixFirst(context, scopeFrom(url.searchParams), url.searchParams.has('all') ? Infinity : FIRST_FEW),
		countFixes(context, filters),
		taxonomy(context)
	]);
	const teamNames = Object.fromEntries(teams.map(({ id, name }) => [id, name]));
	return {
		leads: context.actor.isAdmin || leadsATeam(context.actor),
		filters,
		found: { ...found, decided },
		decided: decided.map((decision) => ({
			...decision,
			mayReopen: mayDecideFor(context.actor, decision.teams),
			forWhom: teamsInWords(decision.teams, teamNames)
		})),
		counts,
		teams: teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name })),
		causes: choices(entries).cause
	};
});
