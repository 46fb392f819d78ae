import { findFix, mayDecideFor } from '$lib/features/fixes/queries.server';
import { teamsInWords } from '$lib/features/fixes/reach';
import { namesOfEntries } from '$lib/features/escalations/choices';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const [fix, teams, entries] = await Promise.all([
		findFix(context, params.id!),
		teamsOfActor(context),
		taxonomy(context)
	]);
	return {
		fix,
		forWhom: teamsInWords(fix.teams, Object.fromEntries(teams.map(({ id, name }) => [id, name]))),
		teams: teams.filter(({ id }) => fix.teams?.includes(id)).map(({ id, name }) => ({ id, name })),
		causeName: fix.causeId ? (namesOfEntries(entries)[fix.causeId] ?? null) : null,
		mayTakeBack: fix.decisionId !== null && mayDecideFor(context.actor, fix.teams)
	};
});
