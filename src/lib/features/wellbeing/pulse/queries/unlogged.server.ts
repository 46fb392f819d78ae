import type { ReadingContext } from '$lib/server/context';
import type { Period } from '$lib/shared/days';
import { teamsOfActor } from '../../../people/queries.server';
import { yesAmong, type YesShare } from '../../disclosure';
import { roundsOfTeams } from './results.server';

/**
 * How many said that they met abuse without logging it, of those whose rounds are shown, in the teams that the actor reads.
 * Null where nothing of it is shown.
 */
export async function unloggedAbuse(context: ReadingContext, period: Period): Promise<YesShare | null> {
	const teams = await teamsOfActor(context);
	const rounds = await roundsOfTeams(
		context,
		teams.map(({ id }) => id),
		period
	);
	return yesAmong(
		rounds.flatMap(({ round: { questions, cells } }) =>
			questions.flatMap(({ key, topic }) => (topic === 'unlogged-abuse' && cells[key] ? [cells[key]] : []))
		)
	);
}
