import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import { inheritedBy, type Regrouping } from './grouping';
import { cardsOf, groupsOf } from './queries.server';
import { record } from './recording.server';
import { retroCards, retroGroups, retroVotes } from './tables.server';

/** Gives every card that has none a group of its own, in the transaction of the caller. */
export async function groupWhatIsAlone(inside: WritingContext, retroId: string): Promise<void> {
	const { organisationId } = inside.actor;
	const alone = (await cardsOf(inside, retroId)).filter(({ groupId }) => groupId === null);
	if (alone.length === 0) return;
	await inside.db
		.insert(retroGroups)
		.values(alone.map(({ id }) => ({ organisationId, retroId, id, title: '', notes: '' })))
		.onConflictDoNothing();
	await inside.db
		.update(retroCards)
		.set({ groupId: sql`${retroCards.id}` })
		.where(
			and(
				eq(retroCards.organisationId, organisationId),
				eq(retroCards.retroId, retroId),
				isNull(retroCards.groupId)
			)
		);
}

/** Puts cards elsewhere, and takes the group away that none is left in. @returns whether that is so */
export async function regroup(
	inside: WritingContext,
	retroId: string,
	{ cardIds, fromId, intoId, leavesNone }: Regrouping
): Promise<boolean> {
	await inside.db
		.update(retroCards)
		.set({ groupId: intoId })
		.where(
			and(
				eq(retroCards.organisationId, inside.actor.organisationId),
				eq(retroCards.retroId, retroId),
				inArray(retroCards.id, cardIds)
			)
		);
	if (!leavesNone || fromId === null) return false;
	await inherit(inside, retroId, fromId, intoId);
	await groupGone(inside, retroId, fromId);
	return true;
}

/** Takes away a group that has no card any more, with the dots that it was given. */
export async function groupGone(inside: WritingContext, retroId: string, groupId: string): Promise<void> {
	const { organisationId } = inside.actor;
	await inside.db
		.delete(retroVotes)
		.where(
			and(
				eq(retroVotes.organisationId, organisationId),
				eq(retroVotes.retroId, retroId),
				eq(retroVotes.groupId, groupId)
			)
		);
	await inside.db
		.delete(retroGroups)
		.where(
			and(
				eq(retroGroups.organisationId, organisationId),
				eq(retroGroups.retroId, retroId),
				eq(retroGroups.id, groupId)
			)
		);
	await record(inside, retroId, 'group-gone', groupId);
}

async function inherit(
	inside: WritingContext,
	retroId: string,
	groupId: string,
	heirId: string
): Promise<void> {
	const { organisationId } = inside.actor;
	const votes = await inside.db
		.select()
		.from(retroVotes)
		.where(
			and(
				eq(retroVotes.organisationId, organisationId),
				eq(retroVotes.retroId, retroId),
				eq(retroVotes.groupId, groupId)
			)
		);
	if (votes.length > 0) {
		await inside.db
			.insert(retroVotes)
			.values(votes.map((vote) => ({ ...vote, groupId: heirId })))
			.onConflictDoUpdate({
				target: [retroVotes.organisationId, retroVotes.retroId, retroVotes.participantId, retroVotes.groupId],
				set: { dots: sql`${retroVotes.dots} + excluded.dots` }
			});
	}
	const groups = await groupsOf(inside, retroId);
	const gone = groups.find(({ id }) => id === groupId);
	const heir = groups.find(({ id }) => id === heirId);
	if (!gone || !heir || (gone.notes === '' && gone.title === '')) return;
	await inside.db
		.update(retroGroups)
		.set({ ...inheritedBy(heir, gone), version: sql`${retroGroups.version} + 1` })
		.where(
			and(
				eq(retroGroups.organisationId, organisationId),
				eq(retroGroups.retroId, retroId),
				eq(retroGroups.id, heirId)
			)
		);
}

/** Counts the dots of every group anew. */
export async function countDots(inside: WritingContext, retroId: string): Promise<void> {
	const { organisationId } = inside.actor;
	const given = inside.db
		.select({ dots: sql`coalesce(sum(${retroVotes.dots}), 0)` })
		.from(retroVotes)
		.where(
			and(
				eq(retroVotes.organisationId, organisationId),
				eq(retroVotes.retroId, retroId),
				eq(retroVotes.groupId, retroGroups.id)
			)
		);
	await inside.db
		.update(retroGroups)
		.set({ dots: sql`(${given})` })
		.where(and(eq(retroGroups.organisationId, organisationId), eq(retroGroups.retroId, retroId)));
}
