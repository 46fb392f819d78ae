import { and, desc, eq, gte, inArray, isNull, lte } from 'drizzle-orm';
import { once, type ReadingContext } from '$lib/server/context';
import { addDays, dayOf, isDay, type Day, type Period } from '$lib/shared/days';
import { authorise, notFound } from '$lib/shared/problem';
import { mayReadTeam } from '../../../people/actor';
import { teamById, teamsOfActor, type Named } from '../../../people/queries.server';
import { poolStillShown, roundStillShown, type DisclosedRound, type PooledCells } from '../../disclosure';
import type { PulseQuestion } from '../question';
import { pulseNotes, pulseResults, pulseRounds } from '../tables.server';
import { teamPulses, type TeamPulse } from './settings.server';

/** A closed round of a team, with what it asked. */
export interface TeamRound extends DisclosedRound {
	questions: PulseQuestion[];
}

/**
 * The closed rounds of a team in a period, the latest first, without what was written beside the answers.
 * @throws Problem `not-found` where the actor does not read the team
 */
export async function teamRounds(
	context: ReadingContext,
	teamId: string,
	period: Period
): Promise<TeamRound[]> {
	authorise(mayReadTeam(context.actor, teamId));
	return roundsOf(context, [teamId], period).then((rounds) => rounds.map(({ round }) => round));
}

/** The closed rounds of those teams the actor reads, the latest first, without what was written beside the answers. */
export async function roundsOfTeams(
	context: ReadingContext,
	teamIds: readonly string[],
	period: Period
): Promise<{ teamId: string; round: TeamRound }[]> {
	const readable = teamIds.filter((id) => mayReadTeam(context.actor, id));
	return readable.length === 0 ? [] : roundsOf(context, readable, period);
}

async function roundsOf(context: ReadingContext, teamIds: readonly string[], { from, to }: Period) {
	const { organisationId } = context.actor;
	const [results, questionsOf, pulseOf] = await Promise.all([
		context.db
			.select({
				teamId: pulseResults.teamId,
				startsOn: pulseResults.startsOn,
				members: pulseResults.members,
				answers: pulseResults.answers,
				cells: pulseResults.cells
			})
			.from(pulseResults)
			.where(
				and(
					eq(pulseResults.organisationId, organisationId),
					teamIds.length === 1
						? eq(pulseResults.teamId, teamIds[0]!)
						: inArray(pulseResults.teamId, [...teamIds]),
					gte(pulseResults.startsOn, from),
					lte(pulseResults.startsOn, to),
					eq(pulseResults.isPublished, true)
				)
			)
			.orderBy(desc(pulseResults.startsOn)),
		questionsByRound(context, { from, to }),
		teamPulses(context)
	]);
	return results.map(({ teamId, startsOn, members, answers, cells }) => {
		const published = { answers, cells: cells ?? {}, comments: null };
		return {
			teamId,
			round: {
				startsOn,
				members: members ?? 0,
				...roundStillShown(published, pulseOf(teamId)),
				questions: questionsOf.get(startsOn) ?? []
			}
		};
	});
}

async function questionsByRound({ db, actor }: ReadingContext, { from, to }: Period) {
	const rounds = await db
		.select({ startsOn: pulseRounds.startsOn, questions: pulseRounds.questions })
		.from(pulseRounds)
		.where(
			and(
				eq(pulseRounds.organisationId, actor.organisationId),
				gte(pulseRounds.startsOn, from),
				lte(pulseRounds.startsOn, to)
			)
		);
	return new Map(rounds.map(({ startsOn, questions }) => [startsOn, questions]));
}

/**
 * A closed round of a team with what was written beside the answers.
 * @throws Problem `not-found` where the actor does not read the team, or there is no such closed round
 */
export async function teamRound(context: ReadingContext, teamId: string, startsOn: Day): Promise<TeamRound> {
	authorise(mayReadTeam(context.actor, teamId) && isDay(startsOn));
	const { organisationId } = context.actor;
	const [[result], questionsOf, pulseOf] = await Promise.all([
		context.db
			.select({
				members: pulseResults.members,
				answers: pulseResults.answers,
				cells: pulseResults.cells,
				comments: pulseResults.comments
			})
			.from(pulseResults)
			.where(
				and(
					eq(pulseResults.organisationId, organisationId),
					eq(pulseResults.teamId, teamId),
					eq(pulseResults.startsOn, startsOn),
					eq(pulseResults.isPublished, true)
				)
			),
		questionsByRound(context, { from: startsOn, to: startsOn }),
		teamPulses(context)
	]);
	if (!result) throw notFound();
	const { members, answers, cells, comments } = result;
	return {
		startsOn,
		members: members ?? 0,
		...roundStillShown({ answers, cells: cells ?? {}, comments }, pulseOf(teamId)),
		questions: questionsOf.get(startsOn) ?? []
	};
}

/** A round in which small teams were added up, and what they come to. */
export interface PooledRound {
	startsOn: Day;
	questions: PulseQuestion[];
	pooled: PooledCells;
}

/** What the teams too small to be shown come to together in the closed rounds of a period, the latest first. */
export async function pooledRounds(context: ReadingContext, { from, to }: Period): Promise<PooledRound[]> {
	const [rounds, pulseOf] = await Promise.all([
		context.db
			.select({
				startsOn: pulseRounds.startsOn,
				questions: pulseRounds.questions,
				pooled: pulseRounds.pooled
			})
			.from(pulseRounds)
			.where(
				and(
					eq(pulseRounds.organisationId, context.actor.organisationId),
					eq(pulseRounds.isClosed, true),
					gte(pulseRounds.startsOn, from),
					lte(pulseRounds.startsOn, to)
				)
			)
			.orderBy(desc(pulseRounds.startsOn)),
		teamPulses(context)
	]);
	return rounds
		.map(({ pooled, ...round }) => ({ ...round, pooled: poolStillShown(pooled ?? {}, pulseOf) }))
		.filter(({ pooled }) => Object.keys(pooled).length > 0);
}

/** A team as the list of teams shows it. */
export interface TeamOverview {
	id: string;
	name: string;
	pulse: TeamPulse;
	latest: TeamRound | null;
}

/** How far back the latest round of a team may lie to be shown as such. */
const LATEST_WITHIN_DAYS = 5 * 7;

/** The teams whose results the actor reads, by name, each with its latest closed round. */
export async function teamOverviews(context: ReadingContext): Promise<TeamOverview[]> {
	const teams = (await teamsOfActor(context)).filter(({ archived }) => !archived);
	const today = dayOf(context.now, context.actor.habits.timeZone);
	const [rounds, pulseOf] = await Promise.all([
		roundsOfTeams(
			context,
			teams.map(({ id }) => id),
			{ from: addDays(today, -LATEST_WITHIN_DAYS), to: today }
		),
		teamPulses(context)
	]);
	const latest = new Map<string, TeamRound>();
	for (const { teamId, round } of rounds) if (!latest.has(teamId)) latest.set(teamId, round);
	return teams.map(({ id, name }) => ({ id, name, pulse: pulseOf(id), latest: latest.get(id) ?? null }));
}

/**
 * A team whose results the actor reads.
 * @throws Problem `not-found`
 */
export async function readableTeam(
	context: ReadingContext,
	teamId: string
): Promise<Pick<Named, 'id' | 'name'>> {
	authorise(mayReadTeam(context.actor, teamId));
	return once(context, `team ${teamId}`, async () => {
		const { id, name } = await teamById(context, teamId);
		return { id, name };
	});
}

const MOST_NOTES = 50;

/** What a team said and what was done about it, the latest first. */
export async function notesOf(context: ReadingContext, teamId: string) {
	authorise(mayReadTeam(context.actor, teamId));
	return context.db
		.select({
			id: pulseNotes.id,
			said: pulseNotes.said,
			done: pulseNotes.done,
			writtenOn: pulseNotes.writtenOn,
			writtenBy: pulseNotes.writtenBy
		})
		.from(pulseNotes)
		.where(
			and(
				eq(pulseNotes.organisationId, context.actor.organisationId),
				eq(pulseNotes.teamId, teamId),
				isNull(pulseNotes.withdrawnOn)
			)
		)
		.orderBy(desc(pulseNotes.writtenAt))
		.limit(MOST_NOTES);
}
