import { and, eq, inArray, sql } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { Problem } from '$lib/shared/problem';
import type { Cycle } from './cycle';
import { expectMove, moves, type MoveKind } from './moves';
import { findFix, lastDoneTo, type Fix } from './queries.server';
import type { ForTeams } from './reach';
import type { FixEventDetails, FixEventKind } from './story';
import { fixCycles, fixes, fixEvents, fixTeams, fixVotes } from './tables.server';

/** Puts a new fix on the list, in the transaction of the caller, who has authorised it. */
export async function insertFix(
	inside: WritingContext,
	fix: Pick<
		typeof fixes.$inferInsert,
		'title' | 'why' | 'measure' | 'causeId' | 'suggestionKey' | 'evidence'
	>,
	teams: ForTeams
): Promise<string> {
	const { organisationId, userId } = inside.actor;
	const id = newId();
	await inside.db
		.insert(fixes)
		.values({ organisationId, id, ...fix, status: 'suggested', createdBy: userId, createdAt: inside.now });
	if (teams) {
		await inside.db.insert(fixTeams).values(teams.map((teamId) => ({ organisationId, fixId: id, teamId })));
	}
	return id;
}

/**
 * Takes a fix off the list as if it had never been on it, in the transaction of the caller.
 * @throws Problem `conflict` where somebody has gone on with it
 */
export async function removeFix(inside: WritingContext, fixId: string): Promise<void> {
	const { organisationId } = inside.actor;
	const fix = await findFix(inside, fixId);
	const [duplicate] = await inside.db
		.select({ id: fixes.id })
		.from(fixes)
		.where(and(eq(fixes.organisationId, organisationId), eq(fixes.duplicateOf, fixId)))
		.limit(1);
	if (fix.status !== 'suggested' || fix.cycle || duplicate) {
		throw new Problem('conflict', `${await lastDoneTo(inside, fixId)} Nothing was changed.`);
	}
	for (const table of [fixTeams, fixVotes, fixEvents]) {
		await inside.db
			.delete(table)
			.where(and(eq(table.organisationId, organisationId), eq(table.fixId, fixId)));
	}
	await inside.db.delete(fixes).where(and(eq(fixes.organisationId, organisationId), eq(fixes.id, fixId)));
}

/**
 * A fix that the actor is about to move, as it stands by now.
 * @param version the fix's when the form was opened
 * @throws Problem `not-found` where the move is not the actor's to make, `conflict` where somebody came between
 */
export async function fixToMove(
	inside: WritingContext,
	id: string,
	kind: MoveKind,
	version: number
): Promise<Fix> {
	const fix = await findFix(inside, id);
	const meanwhile = await lastDoneTo(inside, id);
	expectMove(kind, fix.stage, fix.standing, meanwhile);
	if (fix.version !== version) {
		throw new Problem('conflict', `${meanwhile} Look at it, then send yours again: it is kept below.`);
	}
	return fix;
}

/** What a move leaves beside the new status. */
interface MoveWritten {
	kind: FixEventKind;
	details?: FixEventDetails;
	/** Columns of the fix; those of the status it leaves are emptied. */
	set?: Partial<
		Pick<
			typeof fixes.$inferInsert,
			'ownerId' | 'declinedReason' | 'duplicateOf' | 'outsideOwner' | 'outsideSince'
		>
	>;
}

/**
 * Moves a fix and adds to its story, in the transaction of the caller, who has checked the move (`fixToMove`). The program
 * moves fixes too: then nobody is named.
 */
export async function moveFix(
	inside: WritingContext,
	{ id }: Pick<Fix, 'id'>,
	move: MoveKind,
	{ kind, details = {}, set = {} }: MoveWritten
): Promise<void> {
	const { organisationId, userId } = inside.actor;
	await inside.db
		.update(fixes)
		.set({
			declinedReason: null,
			duplicateOf: null,
			outsideOwner: null,
			outsideSince: null,
			...set,
			status: moves[move].to,
			statusSince: inside.now,
			version: sql`${fixes.version} + 1`
		})
		.where(and(eq(fixes.organisationId, organisationId), eq(fixes.id, id)));
	await inside.db.insert(fixEvents).values({
		organisationId,
		id: newId(),
		fixId: id,
		at: inside.now,
		actorId: userId || null,
		kind,
		details
	});
}

/** Writes a plan that has not started, in place of the fix's draft or plan where there is one. */
export async function writePlan(
	inside: WritingContext,
	fixId: string,
	plan: Omit<typeof fixCycles.$inferInsert, 'organisationId' | 'id' | 'fixId'>
): Promise<void> {
	await dropPlan(inside, fixId);
	const { organisationId } = inside.actor;
	await inside.db.insert(fixCycles).values({ organisationId, id: newId(), fixId, ...plan });
}

/** Deletes the plan or draft of a fix that has not started; one that has stays for good. */
export async function dropPlan(inside: WritingContext, fixId: string): Promise<void> {
	await inside.db
		.delete(fixCycles)
		.where(
			and(
				eq(fixCycles.organisationId, inside.actor.organisationId),
				eq(fixCycles.fixId, fixId),
				inArray(fixCycles.state, ['draft', 'planned'])
			)
		);
}

/** Sets what becomes of a cycle. */
export async function rewriteCycle(
	inside: WritingContext,
	{ id }: Pick<Cycle, 'id'>,
	set: Partial<typeof fixCycles.$inferInsert>
): Promise<void> {
	await inside.db
		.update(fixCycles)
		.set(set)
		.where(and(eq(fixCycles.organisationId, inside.actor.organisationId), eq(fixCycles.id, id)));
}

/** Counts the votes of fixes anew, after some came or went. */
export async function recountVotes(inside: WritingContext, fixIds: readonly string[]): Promise<void> {
	const { organisationId } = inside.actor;
	const votes = sql`(select count(*) from ${fixVotes} where ${fixVotes.organisationId} = ${organisationId} and ${fixVotes.fixId} = ${fixes.id})`;
	await inside.db
		.update(fixes)
		.set({ votes })
		.where(and(eq(fixes.organisationId, organisationId), inArray(fixes.id, [...fixIds])));
}

/** Copies the votes of a duplicate to the fix it says the same as, each person's once. The duplicate keeps its own. */
export async function lendVotes(inside: WritingContext, from: string, to: string): Promise<void> {
	const { organisationId } = inside.actor;
	const cast = await inside.db
		.select({ userId: fixVotes.userId, votedAt: fixVotes.votedAt })
		.from(fixVotes)
		.where(and(eq(fixVotes.organisationId, organisationId), eq(fixVotes.fixId, from)));
	if (cast.length > 0) {
		await inside.db
			.insert(fixVotes)
			.values(cast.map((vote) => ({ organisationId, fixId: to, ...vote, movedFrom: from })))
			.onConflictDoNothing();
	}
	await recountVotes(inside, [from, to]);
}

/** Takes the votes that a duplicate lent off the fix it no longer stands for. */
export async function returnVotes(inside: WritingContext, from: string, to: string): Promise<void> {
	const { organisationId } = inside.actor;
	await inside.db
		.delete(fixVotes)
		.where(
			and(eq(fixVotes.organisationId, organisationId), eq(fixVotes.fixId, to), eq(fixVotes.movedFrom, from))
		);
	await recountVotes(inside, [from, to]);
}
