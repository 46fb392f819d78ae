import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { shippedTemplates, type RetroTemplate } from '../template';
import { retroTemplates } from '../tables.server';

/** The templates to choose from: the shipped ones, then the organisation's own by name. */
export async function templatesToChoose({ db, actor }: ReadingContext): Promise<RetroTemplate[]> {
	const own = await db
		.select({ id: retroTemplates.id, name: retroTemplates.name, columns: retroTemplates.columns })
		.from(retroTemplates)
		.where(and(eq(retroTemplates.organisationId, actor.organisationId), isNull(retroTemplates.archivedAt)))
		.orderBy(asc(retroTemplates.name), asc(retroTemplates.id));
	return [...shippedTemplates, ...own.map((template) => ({ ...template, purpose: 'Your own.' }))];
}

/** A template by its id; null for one that is no longer offered. */
export async function templateFor(context: ReadingContext, id: string): Promise<RetroTemplate | null> {
	return (await templatesToChoose(context)).find((template) => template.id === id) ?? null;
}
