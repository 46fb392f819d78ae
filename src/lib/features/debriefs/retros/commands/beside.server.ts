import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { dayOf } from '$lib/shared/days';
import { openToAnyone } from '$lib/shared/problem';
import type { PinnedFact } from '../pin';
import { tableOf } from '../queries.server';
import { expectDeed, isFirstUnder, record } from '../recording.server';
import type { Seat } from '../seat';
import { retroParking, retroPins } from '../tables.server';

/** Keeps something for another time. */
export async function park(
	context: Context,
	seat: Seat,
	input: { key: string; text: string }
): Promise<void> {
	openToAnyone('whoever sits at the table may park what comes up');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		if (!(await isFirstUnder(inside, table.retro.id, input.key))) return;
		expectDeed(table, 'park');
		const { organisationId } = inside.actor;
		await inside.db
			.insert(retroParking)
			.values({ organisationId, retroId: table.retro.id, id: newId(), text: input.text });
		await record(inside, table.retro.id, 'board');
	});
}

/** Takes something off the parking lot. */
export async function unpark(context: Context, seat: Seat, id: string): Promise<void> {
	openToAnyone('whoever sits at the table may take up what was parked');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectDeed(table, 'park');
		await inside.db
			.delete(retroParking)
			.where(
				and(
					eq(retroParking.organisationId, inside.actor.organisationId),
					eq(retroParking.retroId, table.retro.id),
					eq(retroParking.id, id)
				)
			);
		await record(inside, table.retro.id, 'board');
	});
}

/** Pins a fact beside the board, as it is today. */
export async function pinFact(context: Context, seat: Seat, fact: PinnedFact): Promise<void> {
	openToAnyone('whoever sits at the table may bring a fact that they can see');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectDeed(table, 'pin');
		await inside.db.insert(retroPins).values({
			organisationId: inside.actor.organisationId,
			retroId: table.retro.id,
			id: newId(),
			pinnedOn: dayOf(inside.now, inside.actor.habits.timeZone),
			fact
		});
		await record(inside, table.retro.id, 'board');
	});
}

/** Takes a pinned fact away. */
export async function unpinFact(context: Context, seat: Seat, id: string): Promise<void> {
	openToAnyone('whoever sits at the table may take a fact away');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		expectDeed(table, 'pin');
		await inside.db
			.delete(retroPins)
			.where(
				and(
					eq(retroPins.organisationId, inside.actor.organisationId),
					eq(retroPins.retroId, table.retro.id),
					eq(retroPins.id, id)
				)
			);
		await record(inside, table.retro.id, 'board');
	});
}
