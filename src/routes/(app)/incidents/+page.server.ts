import { taxonomy } from '$lib/features/escalations/queries.server';
import { filtersFrom, filtersToSearch, isNarrowed } from '$lib/features/incidents/filters';
import {
	aftercareCounts,
	COUNT_STOPS_AT,
	countIncidents,
	listIncidents,
	presentPolicy
} from '$lib/features/incidents/queries.server';
import { seesEveryIncident } from '$lib/features/incidents/visibility';
import { teamNames } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, url }) => {
	const filters = filtersFrom(url.searchParams);
	const [found, count, entries, teams, policy, aftercare] = await Promise.all([
		listIncidents(context, filters, url.searchParams.get('page')),
		countIncidents(context, filters),
		taxonomy(context),
		teamNames(context),
		presentPolicy(context),
		aftercareCounts(context)
	]);
	const channels = entries.filter(({ kind }) => kind === 'channel');
	return {
		...found,
		count: Math.min(count, COUNT_STOPS_AT),
		isMore: count > COUNT_STOPS_AT,
		filters,
		isNarrowed: isNarrowed(filters),
		search: filtersToSearch(filters).toString(),
		seesAll: seesEveryIncident(context.actor),
		aftercare,
		options: {
			categories: policy.document.categories.map(({ key, name }) => ({ value: key, label: name })),
			severities: policy.document.severities.map(({ level, name }) => ({
				value: String(level),
				label: `${level} · ${name}`
			})),
			channels: channels.map(({ id, name }) => ({ value: id, label: name })),
			teams: [...teams].map(([value, label]) => ({ value, label }))
		}
	};
});
