import { and, eq, inArray } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { insertMany } from '$lib/server/db/insert-many';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { brandsOfOrganisation, teamsOfActor } from '../../people/queries.server';
import type { EventKind } from '../escalation';
import { taxonomy } from '../queries/taxonomy.server';
import { insertEvents, rewriteEscalations, type Rewrite } from '../recording.server';
import { changeFields, keptBefore, putBack, standing, type ChangeField } from './change';
import { decide } from './queries/decision.server';
import type { ChangeForm } from './forms';
import { findChange, keptOf, selected } from './queries.server';
import { escalationChangeRows, escalationChanges } from './tables.server';

/**
 * Changes the selected escalations that the actor sees, all of them or none; each keeps on its timeline what it was.
 * @returns the id of the change, and how many it changed
 * @throws Problem `invalid` where the value cannot be set, or would change nothing
 */
export async function changeMany(
	context: Context,
	input: ChangeForm
): Promise<{ id: string; changed: number }> {
	authorise(context.actor.isAdmin || context.actor.teams.size > 0);
	return inTransaction(context, async (inside) => {
		const { words, changing, names } = await decide(inside, input);
		if (changing.length === 0)
			throw invalid({ value: 'This would change none of the selected escalations.' });
		const { organisationId, userId } = inside.actor;
		const id = newId();
		await rewriteEscalations(inside, changing);
		await inside.db.insert(escalationChanges).values({
			organisationId,
			id,
			field: input.field,
			value: words,
			changed: changing.length,
			madeAt: inside.now,
			madeBy: userId
		});
		await insertMany(
			inside.db,
			escalationChangeRows,
			changing.map(({ before }) => ({
				organisationId,
				changeId: id,
				escalationId: before.id,
				before: keptBefore(before, input.field),
				version: before.version + 1,
				undone: null
			}))
		);
		await tell(inside, 'changed', input.field, changing, names);
		return { id, changed: changing.length };
	});
}

/**
 * Puts back what a change replaced, in every escalation that nobody has changed since and that the actor sees.
 * @returns how many were put back, and how many were left as they are by now
 * @throws Problem `conflict` where it is undone already
 */
export async function undoChange(context: Context, id: string): Promise<{ putBack: number; left: number }> {
	return inTransaction(context, async (inside) => {
		const change = await findChange(inside, id);
		authorise(inside.actor.isAdmin || inside.actor.teams.size > 0);
		if (change.undoneAt) throw new Problem('conflict', 'This change is undone already.');
		const { organisationId, userId } = inside.actor;
		const kept = await keptOf(inside, id);
		const unchanged = (await selected(inside, [...kept.keys()])).filter(
			(record) => record.version === kept.get(record.id)!.version
		);
		const rewrites = unchanged.map((before) => ({
			before,
			after: putBack(before, change.field, kept.get(before.id)!.before)
		}));
		await rewriteEscalations(inside, rewrites);
		await tell(inside, 'change-undone', change.field, rewrites, await namesIn(inside));

		const ofChange = and(
			eq(escalationChangeRows.organisationId, organisationId),
			eq(escalationChangeRows.changeId, id)
		);
		await inside.db.update(escalationChangeRows).set({ undone: 'changed-since' }).where(ofChange);
		const ids = unchanged.map((record) => record.id);
		await inside.db
			.update(escalationChangeRows)
			.set({ undone: 'put-back' })
			.where(and(ofChange, inArray(escalationChangeRows.escalationId, ids)));
		await inside.db
			.update(escalationChanges)
			.set({ undoneAt: inside.now, undoneBy: userId })
			.where(and(eq(escalationChanges.organisationId, organisationId), eq(escalationChanges.id, id)));
		return { putBack: ids.length, left: kept.size - ids.length };
	});
}

async function namesIn(inside: WritingContext): Promise<Map<string, string>> {
	const named = await Promise.all([taxonomy(inside), teamsOfActor(inside), brandsOfOrganisation(inside)]);
	return new Map(named.flat().map(({ id, name }) => [id, name]));
}

/** Tells the timeline of each what stood in the field, and what stands there now. */
function tell(
	inside: WritingContext,
	kind: EventKind,
	field: ChangeField,
	rewrites: readonly Rewrite[],
	names: ReadonlyMap<string, string>
): Promise<void> {
	const { habits } = inside.actor;
	return insertEvents(
		inside,
		rewrites.map(({ before, after }) => ({
			escalationId: after.id,
			kind,
			details: {
				field: changeFields[field],
				from: standing(before, field, names, habits),
				to: standing(after, field, names, habits)
			}
		}))
	);
}
