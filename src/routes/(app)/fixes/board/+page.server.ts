import { cardOf } from '$lib/features/fixes/card';
import { fixFiltersFrom } from '$lib/features/fixes/filters';
import { fixBoard } from '$lib/features/fixes/queries.server';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const load = page(async ({ context, url }) => {
	const filters = fixFiltersFrom(url.searchParams);
	const [{ fixes, counts }, teams] = await Promise.all([fixBoard(context, filters), teamsOfActor(context)]);
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	return {
		filters,
		counts,
		cards: fixes.map((fix) => cardOf(fix, today, habits)),
		teams: teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name }))
	};
});
