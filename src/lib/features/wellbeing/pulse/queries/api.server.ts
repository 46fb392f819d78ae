import type { ReadingContext } from '$lib/server/context';
import { dayOf, type Day } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import type * as v from 'valibot';
import { teamsOfActor } from '../../../people/queries.server';
import { whyNotShown, type ShownCell } from '../../disclosure';
import { periodOfPulse, type coverageInAnswer, type resultsInAnswer } from '../api/forms';
import { pooledRounds, roundsOfTeams, teamRounds } from './results.server';

type ResultsInAnswer = v.InferOutput<typeof resultsInAnswer>;
type CoverageInAnswer = v.InferOutput<typeof coverageInAnswer>;
type CellInAnswer = ResultsInAnswer['rounds'][number]['questions'][number]['result'];

interface Asked {
	from?: Day;
	to?: Day;
}

/**
 * The closed rounds of a team as the API gives them: what its page shows, and nothing more.
 * @throws Problem `not-found` where the owner of the key does not read such a team, `invalid` by parameter
 */
export async function pulseResultsForApi(
	context: ReadingContext,
	{ team: asked, ...days }: Asked & { team: string }
): Promise<ResultsInAnswer> {
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const period = periodOfPulse(days, today, 'results');
	const teams = await teamsOfActor(context);
	const team = teams.find(({ id, name }) => id === asked || name.toLowerCase() === asked.toLowerCase());
	if (!team) throw notFound();
	const rounds = await teamRounds(context, team.id, period);
	return {
		team: { id: team.id, name: team.name },
		rounds: rounds.map(({ startsOn, answers, members, questions, cells }) => ({
			startsOn,
			answers,
			members,
			questions: questions.map(({ key, wording, kind }) => ({
				key,
				wording,
				kind,
				result: cellInAnswer(cells[key]!)
			}))
		}))
	};
}

/**
 * How many answered in the teams that the owner of the key reads, and what small teams come to together.
 * @throws Problem `invalid` by parameter
 */
export async function pulseCoverageForApi(context: ReadingContext, days: Asked): Promise<CoverageInAnswer> {
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const period = periodOfPulse(days, today, 'coverage');
	const teams = await teamsOfActor(context);
	const [rounds, pooled] = await Promise.all([
		roundsOfTeams(
			context,
			teams.map(({ id }) => id),
			period
		),
		pooledRounds(context, period)
	]);
	const nameOf = new Map(teams.map(({ id, name }) => [id, name]));
	return {
		rounds: rounds.map(({ teamId, round: { startsOn, answers, members } }) => ({
			team: nameOf.get(teamId) ?? teamId,
			startsOn,
			answers,
			members
		})),
		smallTeams: pooled.map(({ startsOn, questions, pooled: cells }) => ({
			startsOn,
			questions: questions.flatMap(({ key, wording, kind }) => {
				const found = cells[key];
				return found
					? [{ key, wording, kind, result: cellInAnswer(found.cell), teams: found.teams.length }]
					: [];
			})
		}))
	};
}

function cellInAnswer(cell: ShownCell): CellInAnswer {
	return cell.is === 'suppressed' ? { is: 'suppressed', why: whyNotShown(cell) } : cell;
}
