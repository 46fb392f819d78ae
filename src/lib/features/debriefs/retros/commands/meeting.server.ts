import { and, eq, sql } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { invalid, openToAnyone, Problem } from '$lib/shared/problem';
import { areCardsShown, isHere } from '../board';
import type { PhaseForm } from '../forms';
import { countDots, groupWhatIsAlone } from '../grouping.server';
import { phaseNames, phases, type Phase } from '../phase';
import { groupsOf, tableOf, whoMayTakePart, type Table } from '../queries.server';
import { expectDeed, expectLead, record, takePlace } from '../recording.server';
import type { Seat } from '../seat';
import { retroChecks, retroParticipants, retros } from '../tables.server';

const MINUTE_MS = 60_000;

/**
 * Goes to another step, on or back. What was written stays: going back before the cards were shown hides them again.
 * @throws Problem `conflict` for whoever does not lead, or where somebody has moved it meanwhile
 */
export async function goToPhase(context: Context, seat: Seat, input: PhaseForm): Promise<void> {
	openToAnyone('whoever leads the retro moves it on, which is asked below');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectLead(table);
		const to = phases.find((phase) => phase === input.to && phase !== 'waiting');
		if (!to) throw invalid({ to: 'There is no such step.' });
		const { retro } = table;
		if (retro.phase === to) return;
		if (retro.version !== input.version) {
			throw new Problem('conflict', `The retro is at “${phaseNames[retro.phase].name}” by now.`);
		}
		await takePlace(inside, table);
		if (areCardsShown(to)) await groupWhatIsAlone(inside, retro.id);
		await countDots(inside, retro.id);
		await change(inside, table, {
			phase: to,
			startedAt: retro.startedAt ?? inside.now,
			timerEndsAt: null,
			discussedGroupId: await toDiscuss(inside, table, to)
		});
		await record(inside, retro.id, 'board');
	});
}

/** Begins with what got most dots. */
async function toDiscuss(inside: WritingContext, { retro }: Table, to: Phase): Promise<string | null> {
	if (to !== 'discuss') return retro.discussedGroupId;
	const groups = await groupsOf(inside, retro.id);
	if (groups.some(({ id }) => id === retro.discussedGroupId)) return retro.discussedGroupId;
	return groups.toSorted((a, b) => b.dots - a.dots || (a.id < b.id ? -1 : 1))[0]?.id ?? null;
}

/** Talks about a group next. */
export async function discussGroup(context: Context, seat: Seat, groupId: string): Promise<void> {
	openToAnyone('whoever leads the retro says what is talked about, which is asked below');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectLead(table);
		const isThere = (await groupsOf(inside, table.retro.id)).some(({ id }) => id === groupId);
		if (!isThere) throw new Problem('conflict', 'This group is gone: it was put into another meanwhile.');
		await change(inside, table, { discussedGroupId: groupId, timerEndsAt: null });
		await record(inside, table.retro.id, 'board');
	});
}

/** Adds minutes to the timer, from now where it is not running; none stops it. */
export async function setTimer(context: Context, seat: Seat, minutes: number): Promise<void> {
	openToAnyone('whoever leads the retro keeps the time, which is asked below');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectLead(table);
		const from = Math.max(inside.now.getTime(), table.retro.timerEndsAt?.getTime() ?? 0);
		const timerEndsAt = minutes === 0 ? null : new Date(from + minutes * MINUTE_MS);
		await change(inside, table, { timerEndsAt });
		await record(inside, table.retro.id, 'timer');
	});
}

/**
 * Hands the lead to another member at the table.
 * @throws Problem `invalid` for a guest, who has no account to lead with, `conflict` for who has left the team
 */
export async function handOverLead(context: Context, seat: Seat, participantId: string): Promise<void> {
	openToAnyone('whoever leads the retro hands it over, which is asked below');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectLead(table);
		const [heir] = await inside.db
			.select({ userId: retroParticipants.userId, isFromOutside: retroParticipants.isFromOutside })
			.from(retroParticipants)
			.where(participantIs(inside, table.retro.id, participantId));
		if (!heir) throw invalid({ participantId: 'Nobody at this table.' });
		const { userId } = heir;
		if (userId === null) throw invalid({ participantId: 'A guest cannot lead: please choose a member.' });
		if (!(await whoMayTakePart(inside, table.retro, [heir])).has(userId)) {
			throw new Problem('conflict', 'They have left the team. Please choose somebody else to lead.');
		}
		await change(inside, table, { facilitatorId: userId });
		await record(inside, table.retro.id, 'board');
		await record(inside, table.retro.id, 'access');
	});
}

/** Takes the lead over from somebody who is away; a leader of the team takes it at any time. */
export async function takeLead(context: Context, seat: Seat): Promise<void> {
	openToAnyone('whoever is a member takes over from who is away, which is asked below');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		if (table.isFacilitator) return;
		if (table.isClosed) throw new Problem('conflict', 'This retro is closed.');
		if (!table.mayTakeOver) {
			throw new Problem(
				'conflict',
				seat.guestId === null
					? 'Whoever leads is here. They can hand the lead over to you.'
					: 'A guest cannot lead.'
			);
		}
		await takePlace(inside, table);
		await change(inside, table, { facilitatorId: inside.actor.userId });
		await record(inside, table.retro.id, 'board');
		await record(inside, table.retro.id, 'access');
	});
}

/** Says that one is done with the present step, or not yet. */
export async function sayDone(context: Context, seat: Seat, isDone: boolean): Promise<void> {
	openToAnyone('whoever sits at the table says when they are done');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectDeed(table, 'be-done');
		const id = await takePlace(inside, table);
		await inside.db
			.update(retroParticipants)
			.set({ donePhase: isDone ? table.retro.phase : null })
			.where(participantIs(inside, table.retro.id, id));
		await record(inside, table.retro.id, 'people');
	});
}

/** How often being there is written down. */
const SEEN_EVERY_MS = 20_000;

/** Whether somebody who is there was noted to be so a moment ago. */
export function wasSeenJustNow({ now }: Context, participant: Table['participant']): boolean {
	const seenAt = participant?.seenAt;
	return seenAt != null && now.getTime() - seenAt.getTime() < SEEN_EVERY_MS;
}

/** Notes that somebody has the page open; a member who has not been here before takes a place. */
export async function noteSeen(context: Context, seat: Seat): Promise<void> {
	openToAnyone('whoever sits at the table is seen there');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		if (table.isClosed) return;
		const wasHere = isHere(table.participant?.seenAt ?? null, inside.now);
		const id = await takePlace(inside, table);
		await inside.db
			.update(retroParticipants)
			.set({ seenAt: inside.now, joinedAt: table.participant?.joinedAt ?? inside.now })
			.where(participantIs(inside, table.retro.id, id));
		if (!wasHere) await record(inside, table.retro.id, 'people');
	});
}

/** Notes that somebody has closed the page. */
export async function noteLeft(context: Context, seat: Seat): Promise<void> {
	openToAnyone('whoever sits at the table may leave it');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		if (!table.participant || table.isClosed) return;
		await inside.db
			.update(retroParticipants)
			.set({ seenAt: null })
			.where(participantIs(inside, table.retro.id, table.participant.id));
		await record(inside, table.retro.id, table.isFacilitator ? 'board' : 'people');
	});
}

/** Answers the closing question, once each. The answer is counted, and that one has answered is kept apart from it. */
export async function answerCheck(context: Context, seat: Seat, score: number): Promise<void> {
	openToAnyone('whoever sits at the table says how it was');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectDeed(table, 'check');
		if (table.participant?.hasChecked) {
			throw new Problem('conflict', 'You have answered already. Nobody can tell which answer was yours.');
		}
		const id = await takePlace(inside, table);
		const { organisationId } = inside.actor;
		await inside.db
			.update(retroParticipants)
			.set({ hasChecked: true })
			.where(participantIs(inside, table.retro.id, id));
		await inside.db
			.insert(retroChecks)
			.values({ organisationId, retroId: table.retro.id, score, answers: 1 })
			.onConflictDoUpdate({
				target: [retroChecks.organisationId, retroChecks.retroId, retroChecks.score],
				set: { answers: sql`${retroChecks.answers} + 1` }
			});
		await record(inside, table.retro.id, 'people');
	});
}

function participantIs({ actor }: WritingContext, retroId: string, id: string) {
	return and(
		eq(retroParticipants.organisationId, actor.organisationId),
		eq(retroParticipants.retroId, retroId),
		eq(retroParticipants.id, id)
	);
}

/** Changes the retro itself, by a version that tells the second of two people. */
async function change(
	inside: WritingContext,
	{ retro }: Table,
	set: Partial<typeof retros.$inferInsert>
): Promise<void> {
	await inside.db
		.update(retros)
		.set({ ...set, version: sql`${retros.version} + 1` })
		.where(and(eq(retros.organisationId, inside.actor.organisationId), eq(retros.id, retro.id)));
}
