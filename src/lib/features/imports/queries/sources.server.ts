import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { authorise, notFound } from '$lib/shared/problem';
import { importSources, imports } from '../tables.server';
import { templateOf, type Template } from '../template';
import { entriesOfLists, mayImport, type ImportSource } from './imports.server';

const filesOf = sql`count(${imports.id})`.mapWith(Number);

/** Where files come from, by name: how many came, and whether it is remembered how they are mapped. */
export async function listSources(context: ReadingContext) {
	authorise(mayImport(context.actor));
	const rows = await context.db
		.select({
			id: importSources.id,
			name: importSources.name,
			updatedAt: importSources.updatedAt,
			isRemembered: sql`case when ${importSources.mapping} is null then 0 else 1 end`.mapWith(Boolean),
			files: filesOf
		})
		.from(importSources)
		.leftJoin(
			imports,
			and(eq(imports.organisationId, importSources.organisationId), eq(imports.sourceId, importSources.id))
		)
		.where(eq(importSources.organisationId, context.actor.organisationId))
		.groupBy(importSources.organisationId, importSources.id)
		.orderBy(asc(importSources.name));
	return rows;
}

/**
 * A source of files.
 * @throws Problem `not-found`
 */
export async function findSource({ db, actor }: ReadingContext, sourceId: string): Promise<ImportSource> {
	authorise(mayImport(actor));
	const [found] = await db
		.select()
		.from(importSources)
		.where(and(eq(importSources.organisationId, actor.organisationId), eq(importSources.id, sourceId)));
	if (!found) throw notFound();
	return found;
}

/** How the files of a source are mapped, as a template; null where it is not remembered. */
export async function templateOfSource(
	context: ReadingContext,
	sourceId: string
): Promise<{ source: ImportSource; template: Template | null }> {
	const source = await findSource(context, sourceId);
	const template = source.mapping ? templateOf(source.mapping, await entriesOfLists(context)) : null;
	return { source, template };
}
