import { randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { announce } from '$lib/server/realtime/live';
import { dayOf } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { authorise, openToAnyone, Problem } from '$lib/shared/problem';
import type { EntryForm, ObservationForm, ReplyForm, SessionEntryForm } from './forms';
import type { Part, PracticeMode } from './practice';
import { sessionOfCode, type Session } from './queries.server';
import { play } from './scenario';
import { scenarioOf } from './scenarios/all';
import { practiceEntries, practiceObservations, practiceSessions } from './tables.server';

/**
 * Keeps a conversation that was played alone in the actor's own log; sent twice, it is kept once.
 * @throws Problem `not-found` for a way that does not lead through the scenario, `conflict` before its end
 */
export async function keepPractice(
	context: Context,
	{ scenario, said, ...form }: EntryForm & { scenario: string; said: string }
): Promise<void> {
	openToAnyone('everybody has a log of their own');
	expectEnded(scenario, said);
	return inTransaction(context, (inside) => insertEntry(inside, { ...form, scenario, said, mode: 'alone' }));
}

/** Takes an entry out of the actor's own log for good. One that is not theirs is not there for them. */
export async function forgetPractice(context: Context, id: string): Promise<void> {
	openToAnyone('what is in one’s own log is one’s own');
	return inTransaction(context, async (inside) => {
		await inside.db
			.delete(practiceEntries)
			.where(
				and(
					eq(practiceEntries.organisationId, inside.actor.organisationId),
					eq(practiceEntries.userId, inside.actor.userId),
					eq(practiceEntries.id, id)
				)
			);
	});
}

/** Letters and digits that nobody takes for another when they are read out. */
const CODE_SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 6;

/**
 * Begins a session of two, with the other part free.
 * @returns the code that lets a colleague in
 */
export async function beginSession(context: Context, key: string, part: Part): Promise<string> {
	openToAnyone('anybody may ask a colleague to practise');
	const { key: scenario } = scenarioOf(key);
	const code = Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join('');
	return inTransaction(context, async (inside) => {
		const { organisationId, userId } = inside.actor;
		await inside.db.insert(practiceSessions).values({
			organisationId,
			id: newId(),
			code,
			scenario,
			agentId: part === 'agent' ? userId : null,
			customerId: part === 'customer' ? userId : null,
			startedAt: inside.now
		});
		return code;
	});
}

/**
 * Takes the free part of a session; whoever is in it already stays in it.
 * @throws Problem `not-found` where there is no such session or no free part
 */
export async function joinSession(context: Context, code: string): Promise<void> {
	openToAnyone('whoever was told the code was asked in');
	return inTransaction(context, async (inside) => {
		const found = await sessionOfCode(inside, code);
		if (found.session) return;
		const { id, part } = found.open;
		const { userId } = inside.actor;
		await setSession(inside, id, part === 'agent' ? { agentId: userId } : { customerId: userId });
	});
}

/**
 * Notes the reply that was nearest to what was said, which leads on to what the customer says next.
 * @throws Problem `conflict` where the other was quicker or nobody has come yet, `not-found` for who does not play
 */
export async function giveReply(context: Context, code: string, { letter, turn }: ReplyForm): Promise<void> {
	openToAnyone('who does not play is told that there is no such session');
	return inTransaction(context, async (inside) => {
		const session = await expectPlayer(inside, code);
		if (session.closedAt !== null)
			throw new Problem('conflict', 'This session was closed. Nothing was changed.');
		if (session.agentId === null || session.customerId === null) {
			throw new Problem('conflict', 'Wait until your colleague has come in; then it begins.');
		}
		if (session.said.length !== turn) {
			throw new Problem('conflict', 'Your colleague was quicker: the conversation has gone on.');
		}
		const said = session.said + letter;
		play(scenarioOf(session.scenario), said);
		await setSession(inside, session.id, { said });
	});
}

/** Closes a session before its end; both can still read it. */
export async function closeSession(context: Context, code: string): Promise<void> {
	openToAnyone('who does not play is told that there is no such session');
	return inTransaction(context, async (inside) => {
		const session = await expectPlayer(inside, code);
		await setSession(inside, session.id, { closedAt: session.closedAt ?? inside.now });
	});
}

/**
 * Gives the one who answered three observations; given again, the later ones stand.
 * @throws Problem `not-found` for everybody but who played the customer, `conflict` before the end
 */
export async function observe(context: Context, code: string, form: ObservationForm): Promise<void> {
	openToAnyone('who does not play is told that there is no such session');
	return inTransaction(context, async (inside) => {
		const session = await expectPlayer(inside, code);
		authorise(session.part === 'customer');
		expectEnded(session.scenario, session.said);
		const { organisationId, userId } = inside.actor;
		const observed = {
			observations: [form.helped, form.noticed, form.nextTime],
			observedBy: userId,
			observedAt: inside.now
		};
		await inside.db
			.insert(practiceObservations)
			.values({ organisationId, sessionId: session.id, ...observed })
			.onConflictDoUpdate({
				target: [practiceObservations.organisationId, practiceObservations.sessionId],
				set: observed
			});
		announce(inside, 'practice', session.id);
	});
}

/** Keeps a session in the actor's own log; kept again, rating and note are the later ones. */
export async function keepSession(context: Context, code: string, form: SessionEntryForm): Promise<void> {
	openToAnyone('who does not play is told that there is no such session');
	return inTransaction(context, async (inside) => {
		const session = await expectPlayer(inside, code);
		expectEnded(session.scenario, session.said);
		const { id, scenario, said, part, kept } = session;
		if (!kept)
			return insertEntry(inside, { ...form, id: newId(), scenario, said, mode: part, sessionId: id });
		await inside.db
			.update(practiceEntries)
			.set(form)
			.where(
				and(
					eq(practiceEntries.organisationId, inside.actor.organisationId),
					eq(practiceEntries.userId, inside.actor.userId),
					eq(practiceEntries.sessionId, id)
				)
			);
	});
}

function expectEnded(key: string, said: string): void {
	if (play(scenarioOf(key), said).ending) return;
	throw new Problem('conflict', 'The conversation has not come to its end yet. Nothing was kept.');
}

async function expectPlayer(inside: WritingContext, code: string): Promise<Session> {
	const { session } = await sessionOfCode(inside, code);
	authorise(session !== null);
	return session;
}

async function setSession(
	inside: WritingContext,
	id: string,
	values: Partial<typeof practiceSessions.$inferInsert>
): Promise<void> {
	const { db, actor } = inside;
	await db
		.update(practiceSessions)
		.set(values)
		.where(and(eq(practiceSessions.organisationId, actor.organisationId), eq(practiceSessions.id, id)));
	announce(inside, 'practice', id);
}

async function insertEntry(
	{ db, actor, now }: WritingContext,
	entry: {
		id: string;
		scenario: string;
		said: string;
		mode: PracticeMode;
		rating: number | null;
		note: string;
		sessionId?: string;
	}
): Promise<void> {
	const { organisationId, userId, habits } = actor;
	const practisedOn = dayOf(now, habits.timeZone);
	await db
		.insert(practiceEntries)
		.values({ organisationId, userId, ...entry, practisedAt: now, practisedOn })
		.onConflictDoNothing();
}
