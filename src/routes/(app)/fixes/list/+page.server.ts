import { cardOf } from '$lib/features/fixes/card';
import { fixFiltersFrom } from '$lib/features/fixes/filters';
import { listFixes } from '$lib/features/fixes/queries.server';
import { teamsInWords } from '$lib/features/fixes/reach';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const load = page(async ({ context, url }) => {
	const filters = fixFiltersFrom(url.searchParams);
	const [{ fixes, next }, teams] = await Promise.all([listFixes(context, filters), teamsOfActor(context)]);
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	const names = Object.fromEntries(teams.map(({ id, name }) => [id, name]));
	return {
		filters,
		fixes: fixes.map((fix) => ({
			...cardOf(fix, today, habits),
			forWhom: teamsInWords(fix.teams, names),
			fromCounts: fix.evidence !== null,
			createdAt: fix.createdAt
		})),
		next,
		teams: teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name }))
	};
});
