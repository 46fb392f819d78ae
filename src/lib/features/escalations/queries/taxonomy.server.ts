import { asc, eq } from 'drizzle-orm';
import { once, type ReadingContext } from '$lib/server/context';
import { taxonomyEntries } from '../tables.server';
import type { TaxonomyEntry } from '../taxonomy';

/** Every entry of every list people choose from, in its order; archived ones too, for what was recorded with them. */
export function taxonomy(context: ReadingContext): Promise<TaxonomyEntry[]> {
	return once(context, 'taxonomy', () => askForTaxonomy(context));
}

async function askForTaxonomy(context: ReadingContext): Promise<TaxonomyEntry[]> {
	const rows = await context.db
		.select({
			id: taxonomyEntries.id,
			kind: taxonomyEntries.kind,
			key: taxonomyEntries.key,
			name: taxonomyEntries.name,
			parentId: taxonomyEntries.parentId,
			archivedAt: taxonomyEntries.archivedAt
		})
		.from(taxonomyEntries)
		.where(eq(taxonomyEntries.organisationId, context.actor.organisationId))
		.orderBy(asc(taxonomyEntries.position), asc(taxonomyEntries.name));
	return rows.map(({ archivedAt, ...entry }) => ({ ...entry, archived: archivedAt !== null }));
}
