import { and, eq, sql } from 'drizzle-orm';
import { newToken, hashToken } from '$lib/server/auth/token';
import { inTransaction, type Context, type VisitorContext } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, openToAnyone, Problem } from '$lib/shared/problem';
import { instantOf } from '$lib/shared/zoned';
import { mayReadTeam } from '../../../people/actor';
import { activePeople, membersOfTeams, teamsOfActor } from '../../../people/queries.server';
import type { RetroForm } from '../forms';
import { retroByGuestLink, tableOf, templateFor } from '../queries.server';
import { expectLead, record } from '../recording.server';
import type { Seat } from '../seat';
import { retroParticipants, retroReceipts, retroTemplates, retros, retroVotes } from '../tables.server';

/** As many as a link that was passed on could bring. */
const MOST_GUESTS = 50;

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
	{ scheduledOn, scheduledAt }: RetroForm,
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
 * Invites people of other teams, who then may take part.
 * @throws Problem `conflict` for whoever does not lead
 */
export async function invitePeople(context: Context, seat: Seat, userIds: string[]): Promise<void> {
	openToAnyone('whoever leads the retro invites, which is asked below');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectLead(table);
		const known = new Set((await activePeople(inside)).map(({ id }) => id));
		const { organisationId } = inside.actor;
		const invited = userIds.filter((id) => known.has(id));
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
					hasChecked: false
				}))
			)
			.onConflictDoNothing();
		await record(inside, table.retro.id, 'people');
	});
}

/**
 * Makes the link by which guests come in, in place of an earlier one.
 * @returns the secret of the link, which is stored nowhere
 */
export async function openGuestLink(context: Context, seat: Seat): Promise<string> {
	openToAnyone('whoever leads the retro lets guests in, which is asked below');
	return inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectLead(table);
		const token = newToken();
		await inside.db
			.update(retros)
			.set({ guestLinkHash: hashToken(token) })
			.where(and(eq(retros.organisationId, inside.actor.organisationId), eq(retros.id, table.retro.id)));
		return token;
	});
}

/** Lets nobody else in by the link; guests who are here stay. */
export async function closeGuestLink(context: Context, seat: Seat): Promise<void> {
	openToAnyone('whoever leads the retro lets guests in or not, which is asked below');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectLead(table);
		await inside.db
			.update(retros)
			.set({ guestLinkHash: null })
			.where(and(eq(retros.organisationId, inside.actor.organisationId), eq(retros.id, table.retro.id)));
	});
}

/**
 * Gives somebody who came by the link a place at the table.
 * @returns the retro and the secret that their browser keeps
 * @throws Problem `not-found` for a link that does not work any more, `conflict` where the table is full
 */
export async function joinAsGuest(
	visitor: VisitorContext,
	linkToken: string,
	name: string
): Promise<{ retroId: string; token: string }> {
	openToAnyone('the secret of the link stands for the invitation');
	const found = await retroByGuestLink(visitor, linkToken);
	authorise(found !== null);
	const { context, retro } = found;
	return inTransaction(context, async (inside) => {
		const { organisationId } = inside.actor;
		const guests = await inside.db
			.select({ id: retroParticipants.id })
			.from(retroParticipants)
			.where(
				and(
					eq(retroParticipants.organisationId, organisationId),
					eq(retroParticipants.retroId, retro.id),
					sql`${retroParticipants.userId} is null`
				)
			);
		if (guests.length >= MOST_GUESTS) {
			throw new Problem('conflict', `There are ${MOST_GUESTS} guests already, which is as many as fit.`);
		}
		const token = newToken();
		await inside.db.insert(retroParticipants).values({
			organisationId,
			retroId: retro.id,
			id: newId(),
			guestName: name,
			tokenHash: hashToken(token),
			joinedAt: inside.now,
			hasChecked: false
		});
		await record(inside, retro.id, 'people');
		return { retroId: retro.id, token };
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
		const { organisationId } = inside.actor;
		const retroId = table.retro.id;
		await inside.db
			.update(retros)
			.set({ closedAt: inside.now, guestLinkHash: null, timerEndsAt: null })
			.where(and(eq(retros.organisationId, organisationId), eq(retros.id, retroId)));
		await inside.db
			.delete(retroVotes)
			.where(and(eq(retroVotes.organisationId, organisationId), eq(retroVotes.retroId, retroId)));
		await inside.db
			.delete(retroReceipts)
			.where(and(eq(retroReceipts.organisationId, organisationId), eq(retroReceipts.retroId, retroId)));
		await inside.db
			.update(retroParticipants)
			.set({ tokenHash: null, seenAt: null })
			.where(
				and(eq(retroParticipants.organisationId, organisationId), eq(retroParticipants.retroId, retroId))
			);
		await record(inside, retroId, 'board');
		await record(inside, retroId, 'access');
	});
}

/** Keeps a template of one's own. */
export async function createTemplate(
	context: Context,
	input: { name: string; columns: string[] }
): Promise<string> {
	authorise(context.actor.isAdmin || context.actor.teams.size > 0);
	return inTransaction(context, async (inside) => {
		const id = newId();
		await inside.db.insert(retroTemplates).values({
			organisationId: inside.actor.organisationId,
			id,
			name: input.name,
			columns: input.columns.map((line, place) => {
				const [name = '', ...hint] = line.split(':');
				return { id: `own-${place + 1}`, name: name.trim(), hint: hint.join(':').trim() };
			}),
			createdBy: inside.actor.userId,
			createdAt: inside.now
		});
		return id;
	});
}
