import { and, eq, isNull } from 'drizzle-orm';
import { hashToken } from '$lib/server/auth/token';
import type { Context, VisitorContext } from '$lib/server/context';
import type { Actor } from '../../../people/actor';
import { habitsOf } from '../../../people/queries.server';
import type { Seat } from '../seat';
import { retroParticipants, retros } from '../tables.server';

/** A guest acts for nobody: they belong to no team, and no id of a person is theirs. */
async function contextOfGuest(
	{ db, now }: VisitorContext,
	organisationId: string,
	name: string
): Promise<Context> {
	const habits = (await habitsOf(db, organisationId))!;
	const actor: Actor = {
		userId: 'guest',
		organisationId,
		name,
		isAdmin: false,
		teams: new Map(),
		habits
	};
	return { db, now, actor };
}

/** The retro that a guests' link leads to, while it is open. */
export async function retroByGuestLink(
	visitor: VisitorContext,
	token: string
): Promise<{ context: Context; retro: { id: string; title: string; isAnonymous: boolean } } | null> {
	const [found] = await visitor.db
		.select({
			id: retros.id,
			title: retros.title,
			isAnonymous: retros.isAnonymous,
			organisationId: retros.organisationId
		})
		.from(retros)
		.where(and(eq(retros.guestLinkHash, hashToken(token)), isNull(retros.closedAt)));
	if (!found) return null;
	const { organisationId, ...retro } = found;
	return { context: await contextOfGuest(visitor, organisationId, ''), retro };
}

/**
 * The seat of a guest by the secret of their cookie; null once the retro has ended, and at any other retro.
 * @param secret what an anonymous retro knows their cards by
 */
export async function guestSeat(
	visitor: VisitorContext,
	retroId: string,
	token: string,
	secret: string
): Promise<{ context: Context; seat: Seat } | null> {
	if (token === '') return null;
	const [guest] = await visitor.db
		.select({
			id: retroParticipants.id,
			name: retroParticipants.guestName,
			retroId: retroParticipants.retroId,
			organisationId: retroParticipants.organisationId
		})
		.from(retroParticipants)
		.where(eq(retroParticipants.tokenHash, hashToken(token)));
	if (!guest || guest.retroId !== retroId) return null;
	return {
		context: await contextOfGuest(visitor, guest.organisationId, guest.name ?? ''),
		seat: { retroId, guestId: guest.id, secret }
	};
}
