import type { Context } from '$lib/server/context';
import { addDays, dayOf } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { mayReadTeam } from '../../../people/actor';
import { recordExport } from '../../../people/audit.server';
import { readableTeam, teamRounds } from '../queries/results.server';
import { teamPulses } from '../queries/settings.server';
import { rowsOf } from '../view';

/** What is shown of a team's rounds as the rows of a file, and that it left the house in the audit log. */
export async function exportResults(context: Context, teamId: string, weeks: number): Promise<string[][]> {
	authorise(mayReadTeam(context.actor, teamId));
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	const team = await readableTeam(context, teamId);
	const [rounds, pulseOf] = await Promise.all([
		teamRounds(context, teamId, { from: addDays(today, -7 * weeks), to: today }),
		teamPulses(context)
	]);
	await recordExport(context, 'pulse results', { team: teamId, name: team.name });
	return rowsOf(rounds, team.name, pulseOf(teamId), habits);
}
