import { and, eq, sql } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import { announce } from '$lib/server/realtime/live';
import { newId } from '$lib/shared/ids';
import { Problem } from '$lib/shared/problem';
import { reasonAgainst, type Deed } from './board';
import { RETRO_CHANNEL, type RetroEventKind } from './event';
import type { Table } from './queries/table.server';
import { retroEvents, retroParticipants, retroReceipts, retros } from './tables.server';

/** @throws Problem `conflict` with the reason why something cannot be done in the present step */
export function expectDeed({ retro, isClosed }: Table, deed: Deed): void {
	const reason = reasonAgainst(deed, { ...retro, isClosed });
	if (reason) throw new Problem('conflict', reason);
}

/** @throws Problem `conflict` where somebody else leads the retro, or it is closed */
export function expectLead({ isFacilitator, isClosed }: Table): void {
	if (isClosed) throw new Problem('conflict', 'This retro is closed.');
	if (!isFacilitator) {
		throw new Problem('conflict', 'Somebody else leads this retro. They can hand the lead over to you.');
	}
}

/** Whether this is the first time that something arrives under the key that its sender gave it. */
export async function isFirstUnder(inside: WritingContext, retroId: string, key: string): Promise<boolean> {
	if (key === '') return true;
	const { organisationId } = inside.actor;
	const kept = await inside.db
		.insert(retroReceipts)
		.values({ organisationId, retroId, key })
		.onConflictDoNothing()
		.returning({ key: retroReceipts.key });
	return kept.length > 0;
}

/** Gives whoever does something for the first time a place at the table. @returns the participant's id */
export async function takePlace(inside: WritingContext, table: Table): Promise<string> {
	const { retro, participant } = table;
	const { organisationId, userId } = inside.actor;
	if (participant) return participant.id;
	const id = newId();
	await inside.db.insert(retroParticipants).values({
		organisationId,
		retroId: retro.id,
		id,
		userId,
		joinedAt: inside.now,
		hasChecked: false
	});
	table.author.participantId = id;
	await record(inside, retro.id, 'people');
	return id;
}

/** Adds what happened to the log of the retro, and says that there is news. */
export async function record(
	inside: WritingContext,
	retroId: string,
	kind: RetroEventKind,
	about: string | null = null
): Promise<void> {
	const { organisationId } = inside.actor;
	const [counted] = await inside.db
		.update(retros)
		.set({ lastEvent: sql`${retros.lastEvent} + 1` })
		.where(and(eq(retros.organisationId, organisationId), eq(retros.id, retroId)))
		.returning({ number: retros.lastEvent });
	await inside.db
		.insert(retroEvents)
		.values({ organisationId, retroId, number: counted!.number, kind, about });
	announce(inside, RETRO_CHANNEL, retroId);
}
