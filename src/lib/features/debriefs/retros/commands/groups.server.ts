import { and, eq, sql } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { invalid, notFound, openToAnyone, Problem } from '$lib/shared/problem';
import type { GroupTitleForm, MergeForm, MoveForm, NotesForm } from '../forms';
import { mergingOf, movingOf } from '../grouping';
import { regroup } from '../grouping.server';
import { cardsOf, groupsOf, tableOf, type GroupRow } from '../queries.server';
import { expectDeed, isFirstUnder, record } from '../recording.server';
import type { Seat } from '../seat';
import { retroGroups } from '../tables.server';

/**
 * Puts a card into another group, or out of its group into one of its own.
 * @throws Problem `conflict` outside of grouping
 */
export async function moveCard(context: Context, seat: Seat, input: MoveForm): Promise<void> {
	openToAnyone('whoever sits at the table groups');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		const retroId = table.retro.id;
		if (!(await isFirstUnder(inside, retroId, input.key))) return;
		expectDeed(table, 'group');
		const cards = await cardsOf(inside, retroId);
		const card = cards.find(({ id }) => id === input.cardId);
		if (!card) throw notFound();
		const freshId = newId();
		const moving = movingOf(cards, card.id, input.groupId, freshId);
		if (!moving) return;
		if (input.groupId === null) await newGroup(inside, retroId, freshId);
		else await groupAt(inside, retroId, input.groupId);
		const isGroupGone = await regroup(inside, retroId, moving);
		await record(inside, retroId, 'card', card.id);
		if (isGroupGone) await record(inside, retroId, 'group', moving.intoId);
	});
}

/** Puts all cards of a group into another, with the dots and notes that it had. */
export async function mergeGroups(context: Context, seat: Seat, input: MergeForm): Promise<void> {
	openToAnyone('whoever sits at the table groups');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		const retroId = table.retro.id;
		if (!(await isFirstUnder(inside, retroId, input.key))) return;
		expectDeed(table, 'group');
		if (input.groupId === input.intoId) throw invalid({ intoId: 'A group cannot go into itself.' });
		await Promise.all([groupAt(inside, retroId, input.groupId), groupAt(inside, retroId, input.intoId)]);
		const merging = mergingOf(await cardsOf(inside, retroId), input.groupId, input.intoId);
		if (!merging) return;
		await regroup(inside, retroId, merging);
		await record(inside, retroId, 'board');
	});
}

/** @throws Problem `conflict` where somebody has named it meanwhile, with both names */
export async function renameGroup(context: Context, seat: Seat, input: GroupTitleForm): Promise<void> {
	openToAnyone('whoever sits at the table may say what a group is about');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		if (!(await isFirstUnder(inside, table.retro.id, input.key))) return;
		expectDeed(table, 'reword');
		const group = await groupAt(inside, table.retro.id, input.groupId);
		if (group.version !== input.version && group.title !== input.title) {
			throw new Problem('conflict', 'Somebody has changed this group meanwhile.', {
				title: `It is now called “${group.title}”, and you wrote “${input.title}”. Save again to put yours in its place.`
			});
		}
		await changeGroup(inside, group, { title: input.title });
	});
}

/** Keeps what was said about a group. @throws Problem `conflict` where somebody else wrote meanwhile, with both texts */
export async function noteGroup(context: Context, seat: Seat, input: NotesForm): Promise<void> {
	openToAnyone('whoever sits at the table may take notes');
	await inTransaction(context, async (inside) => {
		const table = await tableOf(inside, seat);
		if (!(await isFirstUnder(inside, table.retro.id, input.key))) return;
		expectDeed(table, 'note');
		const group = await groupAt(inside, table.retro.id, input.groupId);
		if (group.version !== input.version && group.notes !== input.notes) {
			throw new Problem('conflict', 'Somebody has written notes meanwhile. Yours are below and not lost.', {
				notes: `They now say “${group.notes}”. Take over what you want to keep, and save again.`
			});
		}
		await changeGroup(inside, group, { notes: input.notes });
	});
}

async function newGroup(inside: WritingContext, retroId: string, id: string): Promise<void> {
	const { organisationId } = inside.actor;
	await inside.db.insert(retroGroups).values({ organisationId, retroId, id, title: '', notes: '' });
	await record(inside, retroId, 'group', id);
}

async function groupAt(inside: WritingContext, retroId: string, groupId: string): Promise<GroupRow> {
	const group = (await groupsOf(inside, retroId)).find(({ id }) => id === groupId);
	if (!group) throw new Problem('conflict', 'This group is gone: it was put into another meanwhile.');
	return group;
}

async function changeGroup(
	inside: WritingContext,
	{ retroId, id }: GroupRow,
	set: { title: string } | { notes: string }
): Promise<void> {
	await inside.db
		.update(retroGroups)
		.set({ ...set, version: sql`${retroGroups.version} + 1` })
		.where(
			and(
				eq(retroGroups.organisationId, inside.actor.organisationId),
				eq(retroGroups.retroId, retroId),
				eq(retroGroups.id, id)
			)
		);
	await record(inside, retroId, 'group', id);
}
