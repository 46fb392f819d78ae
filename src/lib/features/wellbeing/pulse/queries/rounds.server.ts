import { and, eq, lte } from 'drizzle-orm';
import { once, type ReadingContext } from '$lib/server/context';
import { isDay, type Day } from '$lib/shared/days';
import { notFound } from '$lib/shared/problem';
import { teamsOfActor } from '../../../people/queries.server';
import type { PulseQuestion } from '../question';
import { pulseReceipts, pulseResults, pulseRounds } from '../tables.server';

/** A round that is open, as one of those who are asked sees it. */
export interface OpenRound {
	startsOn: Day;
	closesAt: Date;
	questions: PulseQuestion[];
	/** The teams of the actor that it asks, by name. An answer counts for one of them. */
	teams: { id: string; name: string }[];
	hasAnswered: boolean;
}

/** The round that the actor is asked in at present; null where there is none. */
export function openRoundFor(context: ReadingContext): Promise<OpenRound | null> {
	return once(context, 'open round of the pulse', () => askForOpenRound(context));
}

async function askForOpenRound(context: ReadingContext): Promise<OpenRound | null> {
	if (context.actor.teams.size === 0) return null;
	const [round] = await context.db
		.select()
		.from(pulseRounds)
		.where(
			and(eq(pulseRounds.organisationId, context.actor.organisationId), eq(pulseRounds.isClosed, false))
		);
	if (!round || round.closesAt <= context.now) return null;
	const teams = await askedTeamsOf(context, round.startsOn);
	if (teams.length === 0) return null;
	return {
		startsOn: round.startsOn,
		closesAt: round.closesAt,
		questions: round.questions,
		teams,
		hasAnswered: await hasAnswered(context, round.startsOn)
	};
}

/**
 * A round by the day it opened, with what the actor has to do with it.
 * @throws Problem `not-found` where it asks none of the actor's teams
 */
export async function roundForActor(
	context: ReadingContext,
	startsOn: Day
): Promise<OpenRound & { isOpen: boolean }> {
	const round = await findRound(context, startsOn);
	const teams = await askedTeamsOf(context, startsOn);
	if (teams.length === 0) throw notFound();
	return {
		startsOn,
		closesAt: round.closesAt,
		questions: round.questions,
		teams,
		isOpen: !round.isClosed && context.now < round.closesAt,
		hasAnswered: await hasAnswered(context, startsOn)
	};
}

/**
 * A round of the organisation.
 * @throws Problem `not-found`
 */
export async function findRound({ db, actor }: ReadingContext, startsOn: Day) {
	if (!isDay(startsOn)) throw notFound();
	const [round] = await db
		.select()
		.from(pulseRounds)
		.where(and(eq(pulseRounds.organisationId, actor.organisationId), eq(pulseRounds.startsOn, startsOn)));
	if (!round) throw notFound();
	return round;
}

/** Rounds that have not closed, the oldest first: by now they should have, where `dueBy` is given. */
export function unclosedRounds({ db, actor }: ReadingContext, dueBy?: Date) {
	return db
		.select()
		.from(pulseRounds)
		.where(
			and(
				eq(pulseRounds.organisationId, actor.organisationId),
				eq(pulseRounds.isClosed, false),
				dueBy && lte(pulseRounds.closesAt, dueBy)
			)
		)
		.orderBy(pulseRounds.startsOn);
}

async function askedTeamsOf(context: ReadingContext, startsOn: Day) {
	const [teams, asked] = await Promise.all([
		teamsOfActor(context),
		context.db
			.select({ teamId: pulseResults.teamId })
			.from(pulseResults)
			.where(
				and(
					eq(pulseResults.organisationId, context.actor.organisationId),
					eq(pulseResults.startsOn, startsOn)
				)
			)
	]);
	const ids = new Set(asked.map(({ teamId }) => teamId));
	return teams
		.filter(({ id }) => ids.has(id) && context.actor.teams.has(id))
		.map(({ id, name }) => ({ id, name }));
}

async function hasAnswered({ db, actor }: ReadingContext, startsOn: Day): Promise<boolean> {
	const [receipt] = await db
		.select({ userId: pulseReceipts.userId })
		.from(pulseReceipts)
		.where(
			and(
				eq(pulseReceipts.organisationId, actor.organisationId),
				eq(pulseReceipts.startsOn, startsOn),
				eq(pulseReceipts.userId, actor.userId)
			)
		);
	return receipt !== undefined;
}
