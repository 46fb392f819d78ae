import { inTransaction, type Context } from '$lib/server/context';
import { dayOf } from '$lib/shared/days';
import { authorise, invalid } from '$lib/shared/problem';
import { mayMove, moves, type MoveKind } from '../moves';
import type { DeclineForm, DuplicateForm, OutsideOwnerForm, ReopenForm } from '../forms';
import { duplicatesAround, findFix, originalsFor } from '../queries.server';
import { dropPlan, fixToMove, lendVotes, moveFix, returnVotes } from '../recording.server';

/** Moves that need nothing to be said, with what the story calls them. */
const plainMoves = { triage: 'triaged', 'put-back': 'put-back', unplan: 'unplanned' } as const;

export type PlainMove = keyof typeof plainMoves;

/** Whether the move needs nothing to be said. */
export function isPlainMove(kind: MoveKind): kind is PlainMove {
	return kind in plainMoves;
}

/**
 * Moves a fix by a move that needs nothing to be said.
 * @returns what has been done, as a sentence
 * @throws Problem `not-found` where it is not the actor's to make, `conflict` where somebody came between
 */
export async function moveByHand(
	context: Context,
	id: string,
	{ move, version }: { move: PlainMove; version: number }
): Promise<string> {
	return inTransaction(context, async (inside) => {
		authorise(mayMove(move, (await findFix(inside, id)).standing));
		const fix = await fixToMove(inside, id, move, version);
		if (move === 'unplan') await dropPlan(inside, id);
		const set = move === 'unplan' ? { ownerId: null } : {};
		await moveFix(inside, fix, move, { kind: plainMoves[move], set });
		return moves[move].done;
	});
}

/** Sets a fix aside for a reason that everybody reads. */
export async function declineFix(context: Context, id: string, input: DeclineForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		authorise(mayMove('decline', (await findFix(inside, id)).standing));
		const fix = await fixToMove(inside, id, 'decline', input.version);
		const reason = input.reason.trim();
		await dropPlan(inside, id);
		await moveFix(inside, fix, 'decline', {
			kind: 'declined',
			details: { reason },
			set: { declinedReason: reason, ownerId: null }
		});
	});
}

/**
 * Marks a fix as saying the same as another, which gets its votes, each person's once.
 * @throws Problem `invalid` for another that cannot stand for it
 */
export async function markDuplicate(context: Context, id: string, input: DuplicateForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		authorise(mayMove('mark-duplicate', (await findFix(inside, id)).standing));
		const fix = await fixToMove(inside, id, 'mark-duplicate', input.version);
		const originals = await originalsFor(inside, fix);
		const original = originals.find((each) => each.id === input.originalId);
		if (!original) {
			throw invalid({ originalId: 'This fix cannot stand for it; please choose one of the list.' });
		}
		const { duplicates } = await duplicatesAround(inside, fix);
		if (duplicates[0]) {
			const { title } = duplicates[0];
			throw invalid({
				originalId: `“${title}” is marked as a duplicate of this one. Reopen it first, then mark both.`
			});
		}
		await lendVotes(inside, id, original.id);
		await moveFix(inside, fix, 'mark-duplicate', {
			kind: 'marked-duplicate',
			details: { original: original.title },
			set: { duplicateOf: original.id }
		});
	});
}

/**
 * Notes that somebody outside has to fix it, and since when they know.
 * @throws Problem `invalid` for a day to come
 */
export async function handOut(context: Context, id: string, input: OutsideOwnerForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		authorise(mayMove('hand-out', (await findFix(inside, id)).standing));
		const fix = await fixToMove(inside, id, 'hand-out', input.version);
		const today = dayOf(inside.now, inside.actor.habits.timeZone);
		const { outsideOwner, reason } = input;
		const outsideSince = input.outsideSince ?? today;
		if (outsideSince > today) {
			throw invalid({ outsideSince: 'This day is to come; please choose the one on which they were told.' });
		}
		await dropPlan(inside, id);
		await moveFix(inside, fix, 'hand-out', {
			kind: 'handed-out',
			details: { outsideOwner, outsideSince, reason: reason.trim() },
			set: { outsideOwner, outsideSince, ownerId: null }
		});
	});
}

/** Takes a fix up again; one that was a duplicate gets its votes back. */
export async function reopenFix(context: Context, id: string, input: ReopenForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		authorise(mayMove('reopen', (await findFix(inside, id)).standing));
		const fix = await fixToMove(inside, id, 'reopen', input.version);
		if (fix.duplicateOf) await returnVotes(inside, id, fix.duplicateOf);
		await moveFix(inside, fix, 'reopen', { kind: 'reopened', details: { reason: input.reason.trim() } });
	});
}
