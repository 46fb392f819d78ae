import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { isUniqueViolation } from '$lib/server/db/dialect';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound } from '$lib/shared/problem';
import { audit } from '../../people/audit.server';
import { keptValues } from '../keeping.server';
import { kudosValues } from '../tables.server';
import type { Value } from '../values';

/**
 * Adds a value to choose from.
 * @throws Problem `invalid` where there is one of that name
 */
export async function addValue(context: Context, { name }: { name: string }): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const values = await keptValues(inside);
		const { organisationId } = inside.actor;
		const [added] = await inside.db
			.insert(kudosValues)
			.values({ organisationId, id: newId(), name, position: values.length, createdAt: inside.now })
			.onConflictDoNothing()
			.returning({ id: kudosValues.id });
		if (!added) throw taken(name);
		await audit(inside, 'list-changed', { what: 'values of kudos', after: name });
	});
}

/**
 * Gives a value another name; what was given for it shows the new one.
 * @throws Problem `invalid` where there is one of that name, `not-found`
 */
export async function renameValue(context: Context, id: string, { name }: { name: string }): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const value = await expectValue(inside, id);
		await update(inside, id, { name });
		await audit(inside, 'list-changed', { what: 'values of kudos', before: value.name, after: name });
	});
}

/**
 * Takes a value out of the choices or puts it back; what was given for it keeps it.
 * @throws Problem `invalid` where it is the last one, as kudos are given for at least one; `not-found`
 */
export async function archiveValue(
	context: Context,
	id: string,
	{ archived }: { archived: boolean }
): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const value = await expectValue(inside, id);
		const isLast = (await keptValues(inside)).every((each) => each.archived || each.id === id);
		if (archived && isLast) {
			throw invalid({ name: 'Kudos are given for at least one value, and this is the last one offered.' });
		}
		await update(inside, id, { archivedAt: archived ? inside.now : null });
		const after = `${value.name} (${archived ? 'archived' : 'offered'})`;
		await audit(inside, 'list-changed', { what: 'values of kudos', after });
	});
}

/**
 * Moves a value among those that are offered.
 * @throws Problem `not-found`
 */
export async function moveValue(
	context: Context,
	id: string,
	{ direction }: { direction: 'up' | 'down' }
): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const value = await expectValue(inside, id);
		const values = await keptValues(inside);
		const offered = values.filter(({ archived }) => !archived);
		const place = offered.findIndex((each) => each.id === id);
		const other = offered[direction === 'up' ? place - 1 : place + 1];
		if (place < 0 || !other) return;
		const placeOf = (sought: string) => values.findIndex((each) => each.id === sought);
		await update(inside, id, { position: placeOf(other.id) });
		await update(inside, other.id, { position: placeOf(id) });
		await audit(inside, 'list-changed', { what: 'order of the values of kudos', after: value.name });
	});
}

async function expectValue(inside: WritingContext, id: string): Promise<Value> {
	const value = (await keptValues(inside)).find((each) => each.id === id);
	if (!value) throw notFound();
	return value;
}

async function update(
	{ db, actor }: WritingContext,
	id: string,
	columns: { name?: string; position?: number; archivedAt?: Date | null }
): Promise<void> {
	try {
		await db
			.update(kudosValues)
			.set(columns)
			.where(and(eq(kudosValues.organisationId, actor.organisationId), eq(kudosValues.id, id)));
	} catch (error) {
		if (isUniqueViolation(error)) throw taken(columns.name ?? '');
		throw error;
	}
}

function taken(name: string) {
	return invalid({ name: `There is a value named “${name}” already, perhaps archived.` });
}
