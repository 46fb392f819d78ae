import { and, asc, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import { once, type ReadingContext } from '$lib/server/context';
import { addDays, dayOf, type Day, type Period } from '$lib/shared/days';
import { escalationCounts, escalations } from '../tables.server';
import { readableTeams } from '../../people/actor';
import { teams as allTeams } from '../../people/tables.server';
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
	const { organisationId, id } = allTeams;
	const [overall, rows] = await Promise.all([
		recordingOf(context, null),
		context.db
			.select({
				team: id,
				first: sql<Day | null>`${edgeOfTeam(context, asc)}`,
				last: sql<Day | null>`${edgeOfTeam(context, desc)}`
			})
			.from(allTeams)
			.where(and(eq(organisationId, context.actor.organisationId), inArray(id, [...teams])))
	]);
	if (!overall) return new Map();
	const today = dayOf(context.now, context.actor.habits.timeZone);
	return new Map(
		rows.flatMap(({ team, first, last }) => {
			if (first === null || last === null) return [];
			const sunday = addDays(last, 6);
			const to = overall.to >= today || sunday > overall.to ? overall.to : sunday;
			return [[team, { from: addDays(first, 1), to }] as const];
		})
	);
}

/** The first or the last week with records of the team that the surrounding query looks at: one step into the index. */
function edgeOfTeam({ db, actor }: ReadingContext, order: typeof asc) {
	const { organisationId, grain, scope, scopeId, dimension, start, records } = escalationCounts;
	return db
		.select({ start })
		.from(escalationCounts)
		.where(
			and(
				eq(organisationId, actor.organisationId),
				eq(grain, 'week'),
				eq(scope, 'team'),
				eq(scopeId, allTeams.id),
				eq(dimension, 'records'),
				gt(records, 0)
			)
		)
		.orderBy(order(start))
		.limit(1);
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
