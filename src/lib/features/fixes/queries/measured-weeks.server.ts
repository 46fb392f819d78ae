import type { ReadingContext } from '$lib/server/context';
import type { Period } from '$lib/shared/days';
import { invalid } from '$lib/shared/problem';
import { parseMeasure } from '../../escalations/measures/measure';
import { weeksOfMeasure, type WeekOfMeasure } from '../../escalations/queries.server';
import { programOf } from '../../people/actor';
import type { ForTeams } from '../reach';

/**
 * The weeks of a measure over all teams that a fix is for, whoever looks: a verdict is one for all who may read the fix,
 * as the counts are that a suggestion rests on. Who may read the fix is decided where it is found.
 * @throws Problem `invalid` for a measure that is none, or that is narrowed to a team the fix is not for
 */
export async function measuredWeeks(
	{ db, now, actor }: ReadingContext,
	{ measureKey, teams }: { measureKey: string; teams: ForTeams },
	period: Period
): Promise<WeekOfMeasure[]> {
	const measure = parseMeasure(measureKey);
	if (!measure) throw invalid({ measureKey: 'Please choose what to measure.' });
	const { scope } = measure;
	if (scope.kind === 'team' && teams && !teams.includes(scope.id)) {
		throw invalid({ measureKey: 'Please choose a measure of a team that the fix is for.' });
	}
	const asAll = { db, now, actor: programOf(actor.organisationId, actor.habits, teams) };
	return weeksOfMeasure(asAll, measure, period);
}
