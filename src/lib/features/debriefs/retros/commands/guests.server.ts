import { and, eq, sql } from 'drizzle-orm';
import { hashToken, newToken } from '$lib/server/auth/token';
import { inTransaction, type Context, type VisitorContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { authorise, openToAnyone, Problem } from '$lib/shared/problem';
import { retroByGuestLink, tableOf } from '../queries.server';
import { expectLead, record } from '../recording.server';
import type { Seat } from '../seat';
import { retroParticipants, retros } from '../tables.server';

/** As many as a link that was passed on could bring. */
const MOST_GUESTS = 50;

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
