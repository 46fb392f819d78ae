import { and, eq, inArray } from 'drizzle-orm';
import type { WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { audit } from './audit.server';
import { brands } from './tables.server';

/**
 * Takes names over as brands, in the transaction of the caller, who has authorised it. A name that is there already,
 * archived or not, is used as it is.
 * @returns the id for each name
 */
export async function ensureBrands(
	inside: WritingContext,
	names: readonly string[]
): Promise<Map<string, string>> {
	const { organisationId } = inside.actor;
	const made = await inside.db
		.insert(brands)
		.values(names.map((name) => ({ organisationId, id: newId(), name, createdAt: inside.now })))
		.onConflictDoNothing()
		.returning({ id: brands.id, name: brands.name });
	for (const { id, name } of made) await audit(inside, 'brand-created', { brand: id, name });
	const found = await inside.db
		.select({ id: brands.id, name: brands.name })
		.from(brands)
		.where(and(eq(brands.organisationId, organisationId), inArray(brands.name, [...names])));
	return new Map(found.map(({ id, name }) => [name, id]));
}

/** Takes a brand that no record has out of the choices for good, in the caller's transaction. */
export async function deleteBrand(inside: WritingContext, id: string): Promise<void> {
	await inside.db.delete(brands).where(thisBrand(inside, id));
}

/** Takes a brand that something refers to out of what is offered, in the caller's transaction. */
export async function retireBrand(inside: WritingContext, id: string): Promise<void> {
	await inside.db.update(brands).set({ archivedAt: inside.now }).where(thisBrand(inside, id));
}

function thisBrand({ actor }: WritingContext, id: string) {
	return and(eq(brands.organisationId, actor.organisationId), eq(brands.id, id));
}
