import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { isUniqueViolation } from '$lib/server/db/dialect';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound } from '$lib/shared/problem';
import { audit } from '../audit.server';
import { brands } from '../tables.server';

/** Adds a brand to the choices. */
export async function addBrand(context: Context, input: { name: string }): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const { organisationId } = inside.actor;
		const [added] = await inside.db
			.insert(brands)
			.values({ organisationId, id: newId(), name: input.name, createdAt: inside.now })
			.onConflictDoNothing()
			.returning({ id: brands.id });
		if (!added) throw taken(input.name);
		await audit(inside, 'brand-created', { brand: added.id, name: input.name });
	});
}

/** Gives a brand another name, takes it out of the choices, or puts it back; its records keep it. */
export async function changeBrand(
	context: Context,
	id: string,
	change: { name: string } | { archived: boolean }
): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const columns = 'name' in change ? change : { archivedAt: change.archived ? inside.now : null };
		const [changed] = await update(inside, id, columns);
		if (!changed) throw notFound();
		if ('name' in change) await audit(inside, 'brand-renamed', { brand: id, after: change.name });
		else
			await audit(inside, change.archived ? 'brand-archived' : 'brand-restored', {
				brand: id,
				name: changed.name
			});
	});
}

async function update(
	inside: WritingContext,
	id: string,
	columns: { name?: string; archivedAt?: Date | null }
) {
	try {
		return await inside.db
			.update(brands)
			.set(columns)
			.where(and(eq(brands.organisationId, inside.actor.organisationId), eq(brands.id, id)))
			.returning({ name: brands.name });
	} catch (error) {
		if (isUniqueViolation(error)) throw taken(columns.name ?? '');
		throw error;
	}
}

function taken(name: string) {
	return invalid({ name: `There is a brand named “${name}” already, perhaps archived.` });
}
