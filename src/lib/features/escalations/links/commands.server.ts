import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { mayReadTeam } from '../../people/actor';
import type { EventKind } from '../escalation';
import { findEscalation } from '../queries.server';
import { insertEvents } from '../recording.server';
import type { LinkForm } from './forms';
import { linkWords, pastedId, type LinkKind } from './link';
import { areLinked, linksOf } from './queries.server';
import { escalationLinks } from './tables.server';

/**
 * Links an escalation to another one; both timelines tell of it.
 * @throws Problem `invalid` where the other one is none that the actor sees, `conflict` where they are linked already
 */
export async function linkEscalations(context: Context, id: string, input: LinkForm): Promise<void> {
	await inTransaction(context, async (inside) => {
		const from = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, from.teamId));
		const named = input.address.trim() || input.other;
		if (!named) throw invalid({ address: 'Choose an escalation, or paste the address of its page.' });
		const otherId = pastedId(named);
		if (otherId === id) throw invalid({ address: 'This is the same escalation; name another one.' });
		const to = otherId === null ? null : await findEscalation(inside, otherId).catch(nothing);
		if (!to) throw invalid({ address: 'There is no escalation at this address that you can open.' });
		if (await areLinked(inside, from.id, to.id)) {
			throw new Problem('conflict', 'These two are linked already; take that link off to change it.');
		}
		const { organisationId, userId } = inside.actor;
		await inside.db.insert(escalationLinks).values({
			organisationId,
			id: newId(),
			fromId: from.id,
			toId: to.id,
			kind: input.kind,
			note: input.note,
			madeAt: inside.now,
			madeBy: userId
		});
		await tellBoth(inside, 'linked', input.kind, from.id, to.id, input.note || null);
	});
}

/** Takes a link off, from either of its sides; both timelines keep that it was there. */
export async function unlinkEscalations(context: Context, id: string, linkId: string): Promise<void> {
	await inTransaction(context, async (inside) => {
		const here = await findEscalation(inside, id);
		authorise(mayReadTeam(inside.actor, here.teamId));
		const link = (await linksOf(inside, id)).find((one) => one.id === linkId);
		authorise(link !== undefined);
		await inside.db
			.delete(escalationLinks)
			.where(
				and(eq(escalationLinks.organisationId, inside.actor.organisationId), eq(escalationLinks.id, link.id))
			);
		const [fromId, toId] = link.side === 'from' ? [id, link.other.id] : [link.other.id, id];
		await tellBoth(inside, 'unlinked', link.kind, fromId, toId, null);
	});
}

/** Answers a `Problem` with nothing, so that another sentence can be said about it. */
function nothing(thrown: unknown): null {
	if (thrown instanceof Problem) return null;
	throw thrown;
}

/** The other side is told by its id alone: whoever may open it finds it by that, and nobody else learns of it. */
function tellBoth(
	inside: WritingContext,
	kind: EventKind,
	link: LinkKind,
	fromId: string,
	toId: string,
	note: string | null
): Promise<void> {
	return insertEvents(inside, [
		{ escalationId: fromId, kind, details: { link: linkWords(link, 'from'), other: toId, note } },
		{ escalationId: toId, kind, details: { link: linkWords(link, 'to'), other: fromId, note } }
	]);
}
