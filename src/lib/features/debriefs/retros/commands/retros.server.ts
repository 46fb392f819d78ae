import { and, eq, sql } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, openToAnyone, Problem } from '$lib/shared/problem';
import { instantOf } from '$lib/shared/zoned';
import { mayReadTeam } from '../../../people/actor';
import { activePeople, membersOfTeams, teamsOfActor } from '../../../people/queries.server';
import type { PlanForm, RetroForm } from '../forms';
import { tableOf, templateFor, type Table } from '../queries.server';
import { expectLead, record } from '../recording.server';
import type { Seat } from '../seat';
import { retroParticipants, retroReceipts, retros, retroVotes } from '../tables.server';

/**
 * Makes a retro of a team, led by whoever makes it, and invites the team.
 * @returns its id
 * @throws Problem `not-found` for a team that is not theirs, `invalid` for a day that is over or a template that is gone
 */
export async function createRetro(context: Context, input: RetroForm): Promise<string> {
	authorise(mayReadTeam(context.actor, input.teamId));
	return inTransaction(context, async (inside) => {
		const { organisationId, userId } = inside.actor;
		const team = (await teamsOfActor(inside)).find(({ id }) => id === input.teamId);
		authorise(team !== undefined);
		if (team.archived) throw invalid({ teamId: 'This team is archived; please choose another.' });
		const template = await templateFor(inside, input.templateId);
		if (!template) throw invalid({ templateId: 'This template is no longer offered.' });
		if (input.dotsPerGroup > input.dotsEach) {
			throw invalid({ dotsPerGroup: 'One group cannot get more dots than each person has.' });
		}
		const scheduledFor = scheduleOf(input, inside);
		const id = newId();
		await inside.db.insert(retros).values({
			organisationId,
			id,
			teamId: input.teamId,
			title: input.title,
			templateName: template.name,
			columns: template.columns,
			isAnonymous: input.isAnonymous,
			phase: 'waiting',
			collectsBefore: input.collectsBefore,
			dotsEach: input.dotsEach,
			dotsPerGroup: input.dotsPerGroup,
			ownCardsCount: input.ownCardsCount,
			scheduledFor,
			facilitatorId: userId,
			createdBy: userId,
			createdAt: inside.now
		});
		const members = await membersOfTeams(inside, [input.teamId]);
		const invited = [...new Set([userId, ...members.map((member) => member.id)])];
		await inside.db.insert(retroParticipants).values(
			invited.map((invitedId) => ({
				organisationId,
				retroId: id,
				id: newId(),
				userId: invitedId,
				invitedAt: inside.now,
				hasChecked: false
			}))
		);
		return id;
	});
}

function scheduleOf(
	{ scheduledOn, scheduledAt }: Pick<RetroForm, 'scheduledOn' | 'scheduledAt'>,
	{ actor, now }: Pick<Context, 'actor' | 'now'>
): Date | null {
	if (scheduledOn === null) {
		if (scheduledAt !== null) throw invalid({ scheduledOn: 'Please say on which day.' });
		return null;
	}
	const { timeZone } = actor.habits;
	if (scheduledOn < dayOf(now, timeZone)) throw invalid({ scheduledOn: 'This day is over.' });
	return instantOf(scheduledOn, scheduledAt ?? '09:00', timeZone);
}

/**
 * Gives a retro that has not begun another title or time. Those who were reminded of the old one are reminded anew.
 * @throws Problem `conflict` for whoever does not lead, or where it has begun or was changed meanwhile
 */
export async function changePlan(context: Context, seat: Seat, input: PlanForm): Promise<void> {
	openToAnyone('whoever leads the retro plans it, which is asked below');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectLead(table);
		const { retro } = table;
		if (retro.startedAt !== null) {
			throw new Problem('conflict', 'The retro has begun, so its plan stays as it is.');
		}
		if (retro.version !== input.version) {
			throw new Problem('conflict', 'Somebody has changed the plan meanwhile. Please look again.');
		}
		const scheduledFor = scheduleOf(input, inside);
		const isMoved = scheduledFor?.getTime() !== retro.scheduledFor?.getTime();
		await inside.db
			.update(retros)
			.set({
				title: input.title,
				scheduledFor,
				...(isMoved && { remindedAt: null }),
				version: sql`${retros.version} + 1`
			})
			.where(thisRetro(inside, table));
		await record(inside, retro.id, 'board');
	});
}

/**
 * Invites people who then may take part. Whoever belongs to the team comes as one of it; the others may come by this
 * invitation, to this retro, also where they belonged to the team before.
 * @throws Problem `conflict` for whoever does not lead
 */
export async function invitePeople(context: Context, seat: Seat, userIds: string[]): Promise<void> {
	openToAnyone('whoever leads the retro invites, which is asked below');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectLead(table);
		const known = new Set((await activePeople(inside)).map(({ id }) => id));
		const members = new Set((await membersOfTeams(inside, [table.retro.teamId])).map(({ id }) => id));
		const { organisationId } = inside.actor;
		const invited = [...new Set(userIds)].filter((id) => known.has(id));
		if (invited.length === 0) throw invalid({ userIds: 'Please choose somebody to invite.' });
		await inside.db
			.insert(retroParticipants)
			.values(
				invited.map((userId) => ({
					organisationId,
					retroId: table.retro.id,
					id: newId(),
					userId,
					invitedAt: inside.now,
					isFromOutside: !members.has(userId),
					hasChecked: false
				}))
			)
			.onConflictDoUpdate({
				target: [retroParticipants.organisationId, retroParticipants.retroId, retroParticipants.userId],
				set: { invitedAt: inside.now, isFromOutside: sql`excluded.is_from_outside` }
			});
		await record(inside, table.retro.id, 'people');
	});
}

/**
 * Closes the retro: guests go, of the votes only the sums stay, and what was written is kept as it is.
 * @throws Problem `conflict` for whoever does not lead, or before the last step
 */
export async function closeRetro(context: Context, seat: Seat): Promise<void> {
	openToAnyone('whoever leads the retro closes it, which is asked below');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		if (table.isClosed) return;
		expectLead(table);
		if (table.retro.phase !== 'close') {
			throw new Problem('conflict', 'A retro is closed from its last step. Go on to it first.');
		}
		await end(inside, table);
	});
}

/**
 * Calls the retro off, before it has begun or in the middle of it: it ends in the step in which it is, so that what was
 * hidden stays hidden, and what was agreed on holds.
 * @throws Problem `conflict` for whoever does not lead, or at the last step, from which it is closed
 */
export async function callOffRetro(context: Context, seat: Seat): Promise<void> {
	openToAnyone('whoever leads the retro calls it off, which is asked below');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		if (table.isClosed) return;
		expectLead(table);
		if (table.retro.phase === 'close') {
			throw new Problem('conflict', 'The retro is at its last step by now: close it there.');
		}
		await end(inside, table);
	});
}

async function end(inside: WritingContext, table: Table): Promise<void> {
	const { organisationId } = inside.actor;
	const retroId = table.retro.id;
	await inside.db
		.update(retros)
		.set({ closedAt: inside.now, guestLinkHash: null, timerEndsAt: null })
		.where(thisRetro(inside, table));
	await inside.db
		.delete(retroVotes)
		.where(and(eq(retroVotes.organisationId, organisationId), eq(retroVotes.retroId, retroId)));
	await inside.db
		.delete(retroReceipts)
		.where(and(eq(retroReceipts.organisationId, organisationId), eq(retroReceipts.retroId, retroId)));
	await inside.db
		.update(retroParticipants)
		.set({ tokenHash: null, seenAt: null })
		.where(and(eq(retroParticipants.organisationId, organisationId), eq(retroParticipants.retroId, retroId)));
	await record(inside, retroId, 'board');
	await record(inside, retroId, 'access');
}

function thisRetro({ actor }: WritingContext, { retro }: Table) {
	return and(eq(retros.organisationId, actor.organisationId), eq(retros.id, retro.id));
}
