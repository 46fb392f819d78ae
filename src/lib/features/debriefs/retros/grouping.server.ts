import { and, eq, isNull, sql } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
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

/**
 * Takes away a group that has no card any more. Its votes and notes go to the group that its cards went to, if any.
 * @returns whether it was empty
 */
export async function emptyGroupGone(
	inside: WritingContext,
	retroId: string,
	groupId: string,
	heirId: string | null = null
): Promise<boolean> {
	const { organisationId } = inside.actor;
	if ((await cardsOf(inside, retroId)).some((card) => card.groupId === groupId)) return false;
	const ofGroup = and(
		eq(retroVotes.organisationId, organisationId),
		eq(retroVotes.retroId, retroId),
		eq(retroVotes.groupId, groupId)
	);
	if (heirId) await inherit(inside, retroId, groupId, heirId);
	await inside.db.delete(retroVotes).where(ofGroup);
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
	return true;
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
		.set({
			notes: [heir.notes, gone.notes].filter((notes) => notes !== '').join('\n'),
			title: heir.title || gone.title,
			version: sql`${retroGroups.version} + 1`
		})
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
