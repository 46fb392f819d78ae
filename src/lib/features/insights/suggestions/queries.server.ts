import { and, between, eq, inArray, ne, or, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { addDays, dayOf, type Day, type Period } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { taxonomy } from '../../escalations/queries.server';
import { escalationDays } from '../../escalations/tables.server';
import { mayDecideFor, withDecisions } from '../../fixes/queries.server';
import { teamsOfActor } from '../../people/queries.server';
import { countSourceOf, recordingOf } from '../counts.server';
import { handUpValues } from './findings';
import type { SuggestionScope } from './scope';
import { suggest, type Suggestion } from './suggestion';
import type { CountedDimension, WeeklyCount } from './tally';
import { countedPeriod, weeksToLookAt } from './weeks';

/** What the rules suggest for the actor's teams, or one of them, and what was decided about it. */
export async function whatToFixFirst(context: ReadingContext, asked: SuggestionScope) {
	const teams = await teamsOfActor(context);
	const scope = { ...asked, team: theTeam(context, teams, asked.team) };
	const { mondays, recording, suggestions, ranking } = await suggestionsFor(context, scope);
	const teamIds = scope.team === null && context.actor.isAdmin ? null : teamIdsOf(teams, scope.team);
	return {
		scope,
		teams,
		mayDecide: mayDecideFor(context.actor, scope.team),
		ranking,
		/** The days counted, or null where there is no full week yet. */
		counted: countedPeriod(mondays),
		recording,
		...(await withDecisions(context, teamIds, suggestions))
	};
}

/**
 * One suggestion as the counts make it now, for a decision about it.
 * @throws Problem `not-found` where the counts no longer hold it, or the team is not the actor's
 */
export async function suggestionToDecide(
	context: ReadingContext,
	key: string,
	asked: SuggestionScope
): Promise<Suggestion & { teamId: string | null }> {
	const team = theTeam(context, await teamsOfActor(context), asked.team);
	const { suggestions } = await suggestionsFor(context, { ...asked, team });
	const suggestion = suggestions.find((one) => one.key === key);
	if (!suggestion) throw notFound();
	return { ...suggestion, teamId: team };
}

/** The team asked for, which must be the actor's; who sees but one team means that one. */
function theTeam(context: ReadingContext, teams: { id: string }[], asked: string | null): string | null {
	if (asked !== null && !teams.some(({ id }) => id === asked)) throw notFound();
	return asked ?? (!context.actor.isAdmin && teams.length === 1 ? teams[0]!.id : null);
}

function teamIdsOf(teams: { id: string }[], team: string | null): string[] {
	return team === null ? teams.map(({ id }) => id) : [team];
}

async function suggestionsFor(context: ReadingContext, { team, until }: SuggestionScope) {
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	const [entries, recording] = await Promise.all([taxonomy(context), recordingOf(context, team)]);
	const mondays = weeksToLookAt(today, recording, until ?? undefined);
	const weekly = await weeklyCounts(context, team, mondays, handUpValues(entries));
	return { mondays, recording, ...suggest({ mondays, weekly, entries }, habits) };
}

const dimensions: CountedDimension[] = [
	'records',
	'cause',
	'reason',
	'channel',
	'first-line',
	'avoidable',
	'pattern'
];

/** Counts of the weeks by dimension and value, from the roll-ups, in one query however long the history is. */
async function weeklyCounts(
	context: ReadingContext,
	team: string | null,
	mondays: readonly Day[],
	patterns: readonly string[]
): Promise<WeeklyCount[]> {
	const last = mondays.at(-1);
	if (!last) return [];
	const source = countSourceOf(context.actor, { team, brand: null, channel: null });
	if (source.from === 'records') throw new TypeError('one team, or all of them, are in the roll-ups');
	const period: Period = { from: mondays[0]!, to: addDays(last, 6) };
	const monday = mondayIn(mondays).as('monday');
	const rows = await context.db
		.select({
			dimension: escalationDays.dimension,
			value: escalationDays.value,
			monday,
			records: sql`sum(${escalationDays.records})`.mapWith(Number),
			avoidable: sql`sum(${escalationDays.avoidable})`.mapWith(Number),
			severity: sql`sum(${escalationDays.severity})`.mapWith(Number)
		})
		.from(escalationDays)
		.where(
			and(
				eq(escalationDays.organisationId, context.actor.organisationId),
				eq(escalationDays.scope, source.scope),
				inArray(escalationDays.scopeId, source.scopeIds),
				inArray(escalationDays.dimension, dimensions),
				between(escalationDays.day, period.from, period.to),
				or(ne(escalationDays.dimension, 'pattern'), inArray(escalationDays.value, [...patterns]))
			)
		)
		.groupBy(escalationDays.dimension, escalationDays.value, sql`monday`);
	return rows.map((row) => ({ ...row, dimension: row.dimension as CountedDimension }));
}

/** The Monday of a row's week, in SQL that both databases know. */
function mondayIn(mondays: readonly Day[]): SQL<Day> {
	const weeks = mondays
		.toReversed()
		.map((monday) => sql`when ${escalationDays.day} >= ${monday} then ${monday}`);
	return sql<Day>`case ${sql.join(weeks, sql` `)} end`;
}
