import { filtersFrom, filtersToSearch, placeFrom } from '$lib/features/kudos/filters';
import { feedOf, valuesOf } from '$lib/features/kudos/queries.server';
import { leadsATeam } from '$lib/features/people/actor';
import { teamsOfOrganisation } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => {
	const filters = filtersFrom(url.searchParams);
	const place = placeFrom(url.searchParams.get('page'));
	const [found, teams, values] = await Promise.all([
		feedOf(context, filters, place),
		teamsOfOrganisation(context),
		valuesOf(context)
	]);
	return {
		...found,
		filters,
		search: filtersToSearch(filters).toString(),
		isFurther: place !== null,
		seesCoverage: context.actor.isAdmin || leadsATeam(context.actor),
		teams: teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name })),
		values: values.map(({ id, name }) => ({ value: id, label: name }))
	};
});
