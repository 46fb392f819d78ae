import { and, eq, or } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { authorise } from '$lib/shared/problem';
import { mayLeadTeam, mayReadTeam, type Actor } from '../../../people/actor';
import { activePeople, readersOfTeam } from '../../../people/queries.server';
import { isHere } from '../board';
import type { Author } from '../author.server';
import type { Seat } from '../seat';
import { retroParticipants, retros } from '../tables.server';

export type RetroRow = typeof retros.$inferSelect;
export type ParticipantRow = typeof retroParticipants.$inferSelect;

/** A retro as it stands, and who it is that sits down at it. */
export interface Table {
	retro: RetroRow;
	/** Null for a member of the team who has not taken part yet. */
	participant: ParticipantRow | null;
	author: Author;
	isFacilitator: boolean;
	/** Whether they may take over the lead: from somebody who is away, or as leader of the team. */
	mayTakeOver: boolean;
	isClosed: boolean;
}

/** A retro as it stands; null where there is none. Whether it is for the actor is not asked here. */
export async function retroRow({ db, actor }: ReadingContext, retroId: string): Promise<RetroRow | null> {
	const [retro] = await db
		.select()
		.from(retros)
		.where(and(eq(retros.organisationId, actor.organisationId), eq(retros.id, retroId)));
	return retro ?? null;
}

/** Whoever was invited to a retro or came, guests too. */
export function participantsOf({ db, actor }: ReadingContext, retroId: string): Promise<ParticipantRow[]> {
	return db
		.select()
		.from(retroParticipants)
		.where(
			and(eq(retroParticipants.organisationId, actor.organisationId), eq(retroParticipants.retroId, retroId))
		);
}

/** The two that matter wherever somebody sits down, which everybody who listens does every few seconds. */
function whoSitsAndLeads(
	{ db, actor }: ReadingContext,
	{ retroId, guestId }: Seat
): Promise<ParticipantRow[]> {
	const { organisationId, userId } = actor;
	const leader = db
		.select({ id: retros.facilitatorId })
		.from(retros)
		.where(and(eq(retros.organisationId, organisationId), eq(retros.id, retroId)));
	return db
		.select()
		.from(retroParticipants)
		.where(
			and(
				eq(retroParticipants.organisationId, organisationId),
				eq(retroParticipants.retroId, retroId),
				or(
					guestId === null ? eq(retroParticipants.userId, userId) : eq(retroParticipants.id, guestId),
					eq(retroParticipants.userId, leader)
				)
			)
		);
}

/**
 * Whether somebody with an account may sit down: who belongs to the team, and who was invited from outside. To have been
 * invited with the team, or to lead, opens nothing once one has left it.
 */
function mayTakePart(actor: Actor, { teamId }: RetroRow, participant: ParticipantRow | null): boolean {
	return mayReadTeam(actor, teamId) || (participant?.isFromOutside ?? false);
}

/** Somebody with an account who was invited. */
interface Invited {
	userId: string | null;
	isFromOutside: boolean;
}

/** Those of the invited who may take part, as they belong to the team or not by now, by the ids of their accounts. */
export async function whoMayTakePart(
	context: ReadingContext,
	{ teamId }: RetroRow,
	invited: readonly Invited[]
): Promise<Set<string>> {
	const idsOf = (fromOutside: boolean) =>
		invited.flatMap(({ userId, isFromOutside }) => (isFromOutside === fromOutside ? (userId ?? []) : []));
	const [own, outside] = [idsOf(false), new Set(idsOf(true))];
	const [members, everybody] = await Promise.all([
		own.length > 0 ? readersOfTeam(context, teamId, own) : [],
		outside.size > 0 ? activePeople(context) : []
	]);
	const guestsOfTeam = everybody.filter(({ id }) => outside.has(id));
	return new Set([...members, ...guestsOfTeam].map(({ id }) => id));
}

/**
 * The retro that somebody sits down at.
 * @throws Problem `not-found` where it is not for them: another team's without an invitation, a guest's other or ended one
 */
export async function tableOf(context: ReadingContext, seat: Seat): Promise<Table> {
	const { actor, now } = context;
	const { userId } = actor;
	const [retro, participants] = await Promise.all([
		retroRow(context, seat.retroId),
		whoSitsAndLeads(context, seat)
	]);
	authorise(retro !== null);
	const participant =
		participants.find((each) =>
			seat.guestId === null ? each.userId === userId : each.id === seat.guestId
		) ?? null;
	const isGuest = seat.guestId !== null;
	authorise(
		isGuest
			? participant?.tokenHash != null && retro.closedAt === null
			: mayTakePart(actor, retro, participant)
	);
	const facilitator = participants.find((each) => each.userId === retro.facilitatorId);
	const isFacilitator = !isGuest && retro.facilitatorId === userId;
	const isLeaderless = !isHere(facilitator?.seenAt ?? null, now);
	return {
		retro,
		participant,
		author: {
			isAnonymous: retro.isAnonymous,
			participantId: participant?.id ?? '',
			secret: seat.secret
		},
		isFacilitator,
		mayTakeOver: !isGuest && !isFacilitator && (isLeaderless || mayLeadTeam(actor, retro.teamId)),
		isClosed: retro.closedAt !== null
	};
}
