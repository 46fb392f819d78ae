import type { ReadingContext } from '$lib/server/context';
import type { Day } from '$lib/shared/days';
import { volumesOf } from '../volumes/queries.server';
import { trendWindow } from './filter';
import type { Question } from './question.server';

const DAYS_OF_A_WEEK = 7;

/**
 * How many contacts there were in each week of a trend, by its Monday: only weeks of which they are known on every day and
 * for every team that is asked about, as a rate over some of the contacts would be too high. Nobody knows them by brand.
 */
export async function contactsByWeek(
	context: ReadingContext,
	{ filter, choices }: Question
): Promise<Map<Day, number>> {
	if (filter.brand !== null) return new Map();
	const teams = filter.team
		? [filter.team]
		: choices.teams.filter(({ archived }) => !archived).map(({ id }) => id);
	const weeks = await volumesOf(context, {
		teams,
		channel: filter.channel,
		period: trendWindow(filter.choice.period),
		by: 'week'
	});
	const known = weeks.filter(({ teamDays }) => teamDays === DAYS_OF_A_WEEK * teams.length);
	return new Map(known.map(({ start, contacts }) => [start, contacts]));
}
