import { namesOfEntries } from '$lib/features/escalations/choices';
import { taxonomy } from '$lib/features/escalations/queries.server';
import {
	cyclesOf,
	duplicatesAround,
	findFix,
	mayDecideFor,
	storyOf,
	verdictViewOf,
	watchViewOf
} from '$lib/features/fixes/queries.server';
import { movesFrom } from '$lib/features/fixes/moves';
import { teamsInWords } from '$lib/features/fixes/reach';
import { namesOf, teamsOfActor } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const fix = await findFix(context, params.id!);
	const [teams, entries, cycles, story, related] = await Promise.all([
		teamsOfActor(context),
		taxonomy(context),
		cyclesOf(context, fix.id),
		storyOf(context, fix.id),
		duplicatesAround(context, fix)
	]);
	const studied = cycles.find(({ startedAt }) => startedAt !== null) ?? null;
	const [people, verdict, watch] = await Promise.all([
		namesOf(
			context,
			cycles.flatMap(({ ownerId, decidedBy }) => (decidedBy ? [ownerId, decidedBy] : [ownerId]))
		),
		verdictViewOf(context, fix, studied),
		watchViewOf(context, fix, studied)
	]);
	return {
		fix,
		cycles,
		story,
		...related,
		watch: watch && { cycleId: studied!.id, view: watch },
		verdict: verdict && { cycleId: studied!.id, view: verdict },
		people: Object.fromEntries(people),
		moves: movesFrom(fix.stage, fix.standing),
		forWhom: teamsInWords(fix.teams, Object.fromEntries(teams.map(({ id, name }) => [id, name]))),
		teams: teams.filter(({ id }) => fix.teams?.includes(id)).map(({ id, name }) => ({ id, name })),
		causeName: fix.causeId ? (namesOfEntries(entries)[fix.causeId] ?? null) : null,
		mayTakeBack:
			fix.decisionId !== null && fix.status === 'suggested' && mayDecideFor(context.actor, fix.teams)
	};
});
