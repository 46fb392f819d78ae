import { and, count, desc, eq, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm';
import { mayLeadTeam } from '../../people/actor';
import { membersOfTeams, namesOf, teamsOfActor } from '../../people/queries.server';
import type { ReadingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import type { Following } from '$lib/server/realtime/event-stream';
import { channelOf } from '$lib/server/realtime/live';
import { authorise, notFound } from '$lib/shared/problem';
import {
	freePart,
	OPEN_FOR_MS,
	partOf,
	practiceOfTeam,
	weeksCounted,
	type Part,
	type PracticeMode
} from './practice';
import { play, type Ending } from './scenario';
import { scenarios } from './scenarios/all';
import { practiceEntries, practiceObservations, practiceSessions } from './tables.server';

export const ENTRIES_A_PAGE = 30;

/** An entry of one's own log. */
export interface LogEntry {
	id: string;
	scenario: string;
	title: string;
	mode: PracticeMode;
	said: string;
	/** Null where the scenario has changed since. */
	ending: Ending | null;
	rating: number | null;
	note: string;
	practisedAt: Date;
	/** What the colleague noticed, where one played the customer. */
	observations: string[];
}

/** The actor's own log of practice, the newest first, and where the next part starts. Nobody can ask for another's. */
export async function ownLog(
	{ db, actor }: ReadingContext,
	before: string | null
): Promise<{ entries: LogEntry[]; next: string | null }> {
	const found = await db
		.select()
		.from(practiceEntries)
		.where(
			and(
				eq(practiceEntries.organisationId, actor.organisationId),
				eq(practiceEntries.userId, actor.userId),
				before === null ? undefined : lt(practiceEntries.id, before)
			)
		)
		.orderBy(desc(practiceEntries.id))
		.limit(ENTRIES_A_PAGE + 1);
	const shown = found.slice(0, ENTRIES_A_PAGE);
	const sessionIds = shown.flatMap(({ mode, sessionId }) =>
		mode === 'agent' && sessionId ? [sessionId] : []
	);
	const observed = sessionIds.length
		? await db
				.select({
					sessionId: practiceObservations.sessionId,
					observations: practiceObservations.observations
				})
				.from(practiceObservations)
				.where(
					and(
						eq(practiceObservations.organisationId, actor.organisationId),
						inArray(practiceObservations.sessionId, sessionIds)
					)
				)
		: [];
	return {
		entries: shown.map(({ id, scenario, mode, said, rating, note, practisedAt, sessionId }) => ({
			id,
			scenario,
			mode,
			said,
			rating,
			note,
			practisedAt,
			title: scenarios.find(({ key }) => key === scenario)?.title ?? 'A scenario that is no longer there',
			ending: endingOf(scenario, said),
			observations:
				(mode === 'agent' && observed.find((each) => each.sessionId === sessionId)?.observations) || []
		})),
		next: found.length > ENTRIES_A_PAGE ? shown.at(-1)!.id : null
	};
}

function endingOf(key: string, said: string): Ending | null {
	const scenario = scenarios.find((each) => each.key === key);
	try {
		return scenario ? play(scenario, said).ending : null;
	} catch {
		// A later version of the program may tell the conversation otherwise.
		return null;
	}
}

/** A session as one of the two sees it. */
export type Session = typeof practiceSessions.$inferSelect & {
	part: Part;
	agentName: string | null;
	customerName: string | null;
	observations: string[] | null;
	/** How far it has got, as those who follow it are told. */
	steps: number;
	/** What the actor has kept of it in their own log. */
	kept: { rating: number | null; note: string } | null;
};

/** What somebody with the code sees before they come in. */
export interface OpenSession {
	id: string;
	scenario: string;
	/** The part that is free. */
	part: Part;
	withName: string;
}

/**
 * The session of a code: in full for the two who play, and with a free seat for a colleague who has been told the code.
 * @throws Problem `not-found` for everybody else
 */
export async function sessionOfCode(
	context: ReadingContext,
	code: string
): Promise<{ session: Session } | { session: null; open: OpenSession }> {
	const { db, actor, now } = context;
	const [row] = await db
		.select()
		.from(practiceSessions)
		.where(and(eq(practiceSessions.organisationId, actor.organisationId), eq(practiceSessions.code, code)));
	if (!row) throw notFound();
	const part = partOf(row, actor.userId);
	const free = freePart(row, now);
	if (part === null && free === null) throw notFound();
	const names = await namesOf(
		context,
		[row.agentId, row.customerId].flatMap((id) => id ?? [])
	);
	const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? 'Somebody'));
	if (part === null) {
		const withName = nameOf(row.agentId ?? row.customerId) ?? 'Somebody';
		return { session: null, open: { id: row.id, scenario: row.scenario, part: free!, withName } };
	}
	const [[observed], [kept]] = await Promise.all([
		db
			.select({
				observations: practiceObservations.observations,
				observedAt: practiceObservations.observedAt
			})
			.from(practiceObservations)
			.where(
				and(
					eq(practiceObservations.organisationId, actor.organisationId),
					eq(practiceObservations.sessionId, row.id)
				)
			),
		db
			.select({ rating: practiceEntries.rating, note: practiceEntries.note })
			.from(practiceEntries)
			.where(
				and(
					eq(practiceEntries.organisationId, actor.organisationId),
					eq(practiceEntries.userId, actor.userId),
					eq(practiceEntries.sessionId, row.id)
				)
			)
	]);
	return {
		session: {
			...row,
			part,
			agentName: nameOf(row.agentId),
			customerName: nameOf(row.customerId),
			observations: observed?.observations ?? null,
			steps: stepsOf(row, observed?.observedAt ?? null),
			kept: kept ?? null
		}
	};
}

/** How far a session has got: grows with whatever one of the two does. */
function stepsOf(session: typeof practiceSessions.$inferSelect, observedAt: Date | null): number {
	const { said, agentId, customerId, closedAt, startedAt } = session;
	const happened = [agentId, customerId, closedAt].filter((each) => each !== null).length;
	// What was noticed can be written down again, later each time.
	return said.length + happened + (observedAt ? observedAt.getTime() - startedAt.getTime() : 0);
}

/**
 * What happens in a session, for the two who play; what it is, they read for themselves.
 * @throws Problem `not-found` for everybody else
 */
export async function followSession(context: ReadingContext, code: string): Promise<Following> {
	const { session } = await sessionOfCode(context, code);
	authorise(session !== null);
	const { db, actor } = context;
	const newest = async () => {
		const [row] = await db
			.select({ session: practiceSessions, observedAt: practiceObservations.observedAt })
			.from(practiceSessions)
			.leftJoin(
				practiceObservations,
				and(
					eq(practiceObservations.organisationId, practiceSessions.organisationId),
					eq(practiceObservations.sessionId, practiceSessions.id)
				)
			)
			.where(
				and(eq(practiceSessions.organisationId, actor.organisationId), eq(practiceSessions.id, session.id))
			);
		return row ? stepsOf(row.session, row.observedAt) : 0;
	};
	return {
		channel: channelOf(actor.organisationId, 'practice', session.id),
		listener: actor.userId,
		newest,
		read: async (after) => {
			const number = await newest();
			return number > after ? [{ number }] : [];
		}
	};
}

/** The actor's sessions of the last day that are not closed, the newest first. */
export async function ownSessions({ db, actor, now }: ReadingContext) {
	const rows = await db
		.select({
			code: practiceSessions.code,
			scenario: practiceSessions.scenario,
			startedAt: practiceSessions.startedAt
		})
		.from(practiceSessions)
		.where(
			and(
				eq(practiceSessions.organisationId, actor.organisationId),
				or(eq(practiceSessions.agentId, actor.userId), eq(practiceSessions.customerId, actor.userId)),
				isNull(practiceSessions.closedAt),
				gte(practiceSessions.startedAt, new Date(now.getTime() - OPEN_FOR_MS))
			)
		)
		.orderBy(desc(practiceSessions.id))
		.limit(10);
	return rows.map(({ scenario, ...session }) => ({
		...session,
		title: scenarios.find(({ key }) => key === scenario)?.title ?? 'A scenario that is no longer there'
	}));
}

/** How often a team practised in the last four full weeks. */
export interface TeamPractice {
	name: string;
	/** Null where fewer than five of its people did. */
	times: number | null;
}

/** For each team that the actor leads, how often it practised; never who, and no number below five people. */
export async function practiceOfLedTeams(context: ReadingContext): Promise<TeamPractice[]> {
	const { db, actor, now } = context;
	const led = (await teamsOfActor(context)).filter(({ id, archived }) => !archived && mayLeadTeam(actor, id));
	if (led.length === 0) return [];
	const { from, to } = weeksCounted(dayOf(now, actor.habits.timeZone));
	const [members, rows] = await Promise.all([
		membersOfTeams(
			context,
			led.map(({ id }) => id)
		),
		db
			.select({ userId: practiceEntries.userId, times: count() })
			.from(practiceEntries)
			.where(
				and(
					eq(practiceEntries.organisationId, actor.organisationId),
					gte(practiceEntries.practisedOn, from),
					lte(practiceEntries.practisedOn, to)
				)
			)
			.groupBy(practiceEntries.userId)
	]);
	const practices = new Map(rows.map(({ userId, times }) => [userId, times]));
	const peopleOf = (teamId: string) =>
		members.flatMap((member) => (member.teamId === teamId ? [member.id] : []));
	return led.map(({ id, name }) => ({ name, times: practiceOfTeam(peopleOf(id), practices) }));
}
