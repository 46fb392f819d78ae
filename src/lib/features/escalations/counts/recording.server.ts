import { and, asc, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import { once, type ReadingContext } from '$lib/server/context';
import { addDays, dayOf, type Day, type Period } from '$lib/shared/days';
import { escalationCounts, escalations } from '../tables.server';
import { readableTeams } from '../../people/actor';
import { keyOf } from './roll-ups.server';
import { countSourceOf } from './source';

/**
 * From when to when recording was on in the reader's teams, or in one of them: from the first record until today, or
 * until the last record where an import brought it, which says nothing about the days after.
 * @returns null where nothing was ever recorded
 */
export function recordingOf(context: ReadingContext, team: string | null): Promise<Period | null> {
	return once(context, `recording of ${team}`, () => askForRecording(context, team));
}

async function askForRecording(context: ReadingContext, team: string | null): Promise<Period | null> {
	const source = countSourceOf(context.actor, { team, brand: null, channel: null });
	if (source.from === 'records') throw new TypeError('one team, or all of them, are in the roll-ups');
	const recorded = and(keyOf(context, source, 'day', ['records']), gt(escalationCounts.records, 0));
	const [[first], [last]] = await Promise.all([
		context.db
			.select({ day: escalationCounts.start })
			.from(escalationCounts)
			.where(recorded)
			.orderBy(asc(escalationCounts.start))
			.limit(1),
		context.db
			.select({ day: escalationCounts.start })
			.from(escalationCounts)
			.where(recorded)
			.orderBy(desc(escalationCounts.start))
			.limit(1)
	]);
	if (!first || !last) return null;
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const live = last.day < today && (await wasLoggedByHand(context, last.day, team));
	return { from: first.day, to: live ? today : last.day };
}

/**
 * From when to when recording was on in each of these teams, by weeks: a team's first week counts as recorded in part, as
 * roll-ups of weeks do not tell on which day it began. Where records are still being logged it lasts until today, and
 * otherwise until the team's last week with records.
 * @param teams those that the reader may read
 */
export async function recordingByTeam(
	context: ReadingContext,
	teams: readonly string[]
): Promise<Map<string, Period>> {
	const source = { from: 'roll-ups' as const, scope: 'team' as const, scopeIds: [...teams] };
	const [overall, rows] = await Promise.all([
		recordingOf(context, null),
		context.db
			.select({
				team: escalationCounts.scopeId,
				first: sql<Day>`min(${escalationCounts.start})`,
				last: sql<Day>`max(${escalationCounts.start})`
			})
			.from(escalationCounts)
			.where(and(keyOf(context, source, 'week', ['records']), gt(escalationCounts.records, 0)))
			.groupBy(escalationCounts.scopeId)
	]);
	if (!overall) return new Map();
	const today = dayOf(context.now, context.actor.habits.timeZone);
	return new Map(
		rows.map(({ team, first, last }) => {
			const sunday = addDays(last, 6);
			const to = overall.to >= today || sunday > overall.to ? overall.to : sunday;
			return [team, { from: addDays(first, 1), to }];
		})
	);
}

async function wasLoggedByHand(context: ReadingContext, day: Day, team: string | null): Promise<boolean> {
	const teams = team === null ? readableTeams(context.actor) : [team];
	const found = await context.db
		.select({ id: escalations.id })
		.from(escalations)
		.where(
			and(
				eq(escalations.organisationId, context.actor.organisationId),
				eq(escalations.occurredOn, day),
				teams ? inArray(escalations.teamId, teams) : undefined,
				isNotNull(escalations.loggedBy)
			)
		)
		.limit(1);
	return found.length > 0;
}
