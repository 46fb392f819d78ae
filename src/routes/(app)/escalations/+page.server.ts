import { redirect } from '@sveltejs/kit';
import { choices, namesOfEntries } from '$lib/features/escalations/choices';
import { filtersFrom, filtersToSearch, isNarrowed } from '$lib/features/escalations/filters';
import {
	COUNT_STOPS_AT,
	countEscalations,
	listEscalations,
	taxonomy
} from '$lib/features/escalations/queries.server';
import { viewsOf } from '$lib/features/escalations/views/queries.server';
import { addressOf } from '$lib/features/escalations/views/view';
import { brandsOfOrganisation, teamsOfActor } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => {
	const views = await viewsOf(context);
	const opened = views.find(({ isDefault }) => isDefault);
	// An address that asks for nothing is where somebody comes to the list from elsewhere.
	if (opened?.search && url.search === '') redirect(303, addressOf(opened));

	const filters = filtersFrom(url.searchParams);
	const [found, count, entries, teams, brands] = await Promise.all([
		listEscalations(context, filters, url.searchParams.get('page')),
		countEscalations(context, filters),
		taxonomy(context),
		teamsOfActor(context),
		brandsOfOrganisation(context)
	]);
	return {
		...found,
		count: Math.min(count, COUNT_STOPS_AT),
		isMore: count > COUNT_STOPS_AT,
		filters,
		isNarrowed: isNarrowed(filters),
		search: filtersToSearch(filters).toString(),
		views,
		hasDefault: opened !== undefined,
		choices: choices(entries),
		names: namesOfEntries(entries),
		teams: teams.map(({ id, name }) => ({ value: id, label: name })),
		brands: brands.map(({ id, name }) => ({ value: id, label: name }))
	};
});
