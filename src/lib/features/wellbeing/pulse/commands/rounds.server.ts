import { and, eq, sql } from 'drizzle-orm';
import { randomInt } from 'node:crypto';
import { inTransaction, type Context, type ReadingContext, type WritingContext } from '$lib/server/context';
import { insertMany } from '$lib/server/db/insert-many';
import type { Day } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { isProgram } from '../../../people/actor';
import { allTeams } from '../../../people/queries.server';
import { disclose, type TeamTally } from '../../disclosure';
import { questionsAsked } from '../bank';
import { pulseSettingsOf, teamPulses } from '../queries/settings.server';
import { unclosedRounds } from '../queries/rounds.server';
import { scoresOf, type PulseQuestion } from '../question';
import { isAskedOn, plannedRoundAt } from '../schedule';
import { openBox, openComments } from '../sealed.server';
import { pulseBoxes, pulseCounters, pulseReceipts, pulseResults, pulseRounds } from '../tables.server';
import { together } from '../tally';

/** A round that has just opened or closed. */
export interface TurnedRound {
	startsOn: Day;
	closesAt: Date;
	/** The teams it asks. */
	teams: string[];
}

/**
 * Opens the round that is due, for every team that is asked in it. Doing it again does nothing, and neither does doing it
 * while another round is open: that one has to close first.
 * @returns the round, where this call has opened it
 */
export async function openRound(context: Context): Promise<TurnedRound | null> {
	authorise(isProgram(context.actor));
	const settings = await pulseSettingsOf(context);
	const planned = plannedRoundAt(settings, context.now, context.actor.habits.timeZone);
	if (!planned || (await isKnown(context, planned.startsOn))) return null;
	return inTransaction(context, async (inside) => {
		if ((await isKnown(inside, planned.startsOn)) || (await unclosedRounds(inside)).length > 0) return null;
		const pulseOf = await teamPulses(inside);
		const teams = (await allTeams(inside))
			.filter(({ id, archivedAt, people }) => {
				return archivedAt === null && people > 0 && isAskedOn(pulseOf(id).cadence, planned.startsOn);
			})
			.map(({ id }) => id);
		if (teams.length === 0) return null;
		const questions = questionsAsked(await pulseSettingsOf(inside));
		await insertRound(inside, planned, questions, teams);
		return { startsOn: planned.startsOn, closesAt: planned.closesAt, teams };
	});
}

async function isKnown({ db, actor }: ReadingContext, startsOn: Day): Promise<boolean> {
	const rows = await db
		.select({ startsOn: pulseRounds.startsOn })
		.from(pulseRounds)
		.where(and(eq(pulseRounds.organisationId, actor.organisationId), eq(pulseRounds.startsOn, startsOn)));
	return rows.length > 0;
}

async function insertRound(
	{ db, actor }: WritingContext,
	{ startsOn, opensAt, closesAt }: { startsOn: Day; opensAt: Date; closesAt: Date },
	questions: PulseQuestion[],
	teams: readonly string[]
): Promise<void> {
	const { organisationId } = actor;
	const ofRound = { organisationId, startsOn };
	await db.insert(pulseRounds).values({ ...ofRound, opensAt, closesAt, isClosed: false, questions });
	const unpublished = { isPublished: false, members: null, answers: null, cells: null, comments: null };
	await insertMany(
		db,
		pulseResults,
		teams.map((teamId) => ({ ...ofRound, teamId, ...unpublished }))
	);
	await insertMany(
		db,
		pulseBoxes,
		teams.map((teamId) => ({ ...ofRound, teamId, answers: 0, comments: [], sealed: [] }))
	);
}

/**
 * Closes the round whose time is over: decides what is shown of it, for good, and forgets everything else, those who
 * answered included. Doing it again does nothing.
 * @returns the round, where this call has closed it
 */
export async function closeRound(context: Context): Promise<TurnedRound | null> {
	authorise(isProgram(context.actor));
	if ((await unclosedRounds(context, context.now)).length === 0) return null;
	return inTransaction(context, async (inside) => {
		const [round] = await unclosedRounds(inside, inside.now);
		if (!round) return null;
		const { startsOn, closesAt, questions } = round;
		const tallies = await talliesOf(inside, startsOn, questions);
		await publish(inside, startsOn, questions, tallies);
		await forget(inside, startsOn);
		return { startsOn, closesAt, teams: tallies.map(({ teamId }) => teamId) };
	});
}

/** What was counted for each team of a round. */
async function talliesOf(
	inside: WritingContext,
	startsOn: Day,
	questions: readonly PulseQuestion[]
): Promise<TeamTally[]> {
	const { organisationId } = inside.actor;
	const counters = await inside.db
		.select({
			teamId: pulseCounters.teamId,
			question: pulseCounters.question,
			score: pulseCounters.score,
			answers: pulseCounters.answers
		})
		.from(pulseCounters)
		.where(and(eq(pulseCounters.organisationId, organisationId), eq(pulseCounters.startsOn, startsOn)));
	const boxes = await inside.db
		.select({
			teamId: pulseBoxes.teamId,
			answers: pulseBoxes.answers,
			comments: pulseBoxes.comments,
			sealed: pulseBoxes.sealed
		})
		.from(pulseBoxes)
		.where(and(eq(pulseBoxes.organisationId, organisationId), eq(pulseBoxes.startsOn, startsOn)));
	const pulseOf = await teamPulses(inside);
	const counted = new Map(
		counters.map(({ teamId, question, score, answers }) => [`${teamId} ${question} ${score}`, answers])
	);
	return boxes.map(({ teamId, answers, comments, sealed }) => {
		const box = { organisationId, startsOn, teamId };
		const inCounters = questions.map((question): [string, number[]] => [
			question.key,
			scoresOf(question).map((score) => counted.get(`${teamId} ${question.key} ${score}`) ?? 0)
		]);
		return {
			teamId,
			answers,
			...together([
				{ counts: Object.fromEntries(inCounters), comments: openComments(box, comments) },
				openBox(box, sealed ?? []).tally
			]),
			scoreFloor: pulseOf(teamId).scoreFloor,
			commentFloor: pulseOf(teamId).commentFloor
		};
	});
}

async function publish(
	inside: WritingContext,
	startsOn: Day,
	questions: readonly PulseQuestion[],
	tallies: readonly TeamTally[]
): Promise<void> {
	const { organisationId } = inside.actor;
	const { teams, pooled } = disclose(questions, tallies);
	const people = new Map((await allTeams(inside)).map((team) => [team.id, team.people]));
	await insertMany(
		inside.db,
		pulseResults,
		[...teams].map(([teamId, { answers, cells, comments }]) => ({
			organisationId,
			teamId,
			startsOn,
			isPublished: true,
			// Somebody may have answered and left the team since.
			members: Math.max(people.get(teamId) ?? 0, answers ?? 0),
			answers,
			cells,
			comments: comments && shuffled(comments)
		})),
		{
			target: [pulseResults.organisationId, pulseResults.teamId, pulseResults.startsOn],
			set: {
				isPublished: sql`excluded.is_published`,
				members: sql`excluded.members`,
				answers: sql`excluded.answers`,
				cells: sql`excluded.cells`,
				comments: sql`excluded.comments`
			}
		}
	);
	await inside.db
		.update(pulseRounds)
		.set({ isClosed: true, pooled })
		.where(and(eq(pulseRounds.organisationId, organisationId), eq(pulseRounds.startsOn, startsOn)));
}

/** Takes away what is not published: nobody can be asked for it later, nor find it. */
async function forget({ db, actor }: WritingContext, startsOn: Day): Promise<void> {
	const { organisationId } = actor;
	await db
		.delete(pulseCounters)
		.where(and(eq(pulseCounters.organisationId, organisationId), eq(pulseCounters.startsOn, startsOn)));
	await db
		.delete(pulseBoxes)
		.where(and(eq(pulseBoxes.organisationId, organisationId), eq(pulseBoxes.startsOn, startsOn)));
	await db
		.delete(pulseReceipts)
		.where(and(eq(pulseReceipts.organisationId, organisationId), eq(pulseReceipts.startsOn, startsOn)));
}

/** In any order there is, each as likely as the others. */
function shuffled(texts: readonly string[]): string[] {
	const order = [...texts];
	for (let last = order.length - 1; last > 0; last--) {
		const place = randomInt(last + 1);
		[order[last], order[place]] = [order[place]!, order[last]!];
	}
	return order;
}
