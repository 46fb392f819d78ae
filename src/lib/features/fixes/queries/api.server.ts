import type { ReadingContext } from '$lib/server/context';
import { isId } from '$lib/shared/ids';
import { idOfNamed, notNamed } from '$lib/shared/named';
import { invalid, notFound } from '$lib/shared/problem';
import { teamsOfActor } from '../../people/queries.server';
import { answerOfFix, answerOfVerdict } from '../api/answers';
import type { ApiFixFilters } from '../api/forms';
import type { FixFilters } from '../filters';
import { cyclesOf } from './cycles.server';
import { listFixes } from './list.server';
import { findFix } from './record.server';
import { verdictOf } from './verdict.server';

/**
 * A page of the fixes the actor sees in the words of the API, the newest first.
 * @param place what an earlier page gave as `next`
 * @throws Problem `invalid` where a filter names nothing
 */
export async function fixesForApi(
	context: ReadingContext,
	{ stage, team }: ApiFixFilters,
	place: string | null,
	limit: number
) {
	const teams = await teamsOfActor(context);
	const teamId = team === undefined ? null : idOfNamed(teams, team);
	if (team !== undefined && teamId === null) throw invalid({ '?team': notNamed(team) });
	const filters: FixFilters = {
		stage: stage ?? null,
		team: teamId,
		origin: null,
		mine: false,
		before: place,
		order: 'newest'
	};
	const { fixes, next } = await listFixes(context, filters, limit);
	const names = new Map(teams.map(({ id, name }) => [id, name]));
	return { items: fixes.map((fix) => answerOfFix(fix, names)), next };
}

/**
 * One fix the actor may see with the verdict of its latest trial, in the words of the API.
 * @throws Problem `not-found`, also where it is for teams of others
 */
export async function fixForApi(context: ReadingContext, id: string) {
	if (!isId(id)) throw notFound();
	const fix = await findFix(context, id);
	const [teams, cycles] = await Promise.all([teamsOfActor(context), cyclesOf(context, id)]);
	const started = cycles.find(({ startedAt }) => startedAt !== null);
	const found = started ? await verdictOf(context, started, fix.teams) : null;
	const names = new Map(teams.map((team) => [team.id, team.name]));
	return {
		...answerOfFix(fix, names),
		verdict: found && answerOfVerdict(found, context.actor.habits)
	};
}
