import { asc, eq } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import { shippedTemplates, type RetroTemplate } from '../template';
import { retroTemplates } from '../tables.server';

/** A template of the organisation's own. */
export interface OwnTemplate extends Omit<RetroTemplate, 'purpose'> {
	archivedAt: Date | null;
}

/** The templates to choose from: the shipped ones, then the organisation's own by name. */
export async function templatesToChoose(context: ReadingContext): Promise<RetroTemplate[]> {
	const own = (await ownTemplates(context)).filter(({ archivedAt }) => archivedAt === null);
	return [
		...shippedTemplates,
		...own.map(({ id, name, columns }) => ({ id, name, columns, purpose: 'Your own.' }))
	];
}

/** A template by its id; null for one that is no longer offered. */
export async function templateFor(context: ReadingContext, id: string): Promise<RetroTemplate | null> {
	return (await templatesToChoose(context)).find((template) => template.id === id) ?? null;
}

/** The organisation's own templates by name, archived ones too. */
export function ownTemplates({ db, actor }: ReadingContext): Promise<OwnTemplate[]> {
	return db
		.select({
			id: retroTemplates.id,
			name: retroTemplates.name,
			columns: retroTemplates.columns,
			archivedAt: retroTemplates.archivedAt
		})
		.from(retroTemplates)
		.where(eq(retroTemplates.organisationId, actor.organisationId))
		.orderBy(asc(retroTemplates.name), asc(retroTemplates.id));
}

/** @throws Problem `not-found` for one that is not there, or not the organisation's own */
export async function ownTemplate(context: ReadingContext, id: string): Promise<OwnTemplate> {
	const template = (await ownTemplates(context)).find((own) => own.id === id);
	if (!template) throw notFound();
	return template;
}
