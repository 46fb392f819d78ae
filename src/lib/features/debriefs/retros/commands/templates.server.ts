import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, Problem } from '$lib/shared/problem';
import { audit } from '../../../people/audit.server';
import type { TemplateChangeForm, TemplateForm } from '../forms';
import { ownTemplate, templatesToChoose } from '../queries.server';
import { retroTemplates } from '../tables.server';
import { columnsOf, mayMakeTemplates, templateInWords } from '../template';

const WHAT = 'templates of retros';

/**
 * Keeps a template of the organisation's own.
 * @returns its id
 * @throws Problem `invalid` for a name that is taken
 */
export async function createTemplate(context: Context, input: TemplateForm): Promise<string> {
	authorise(mayMakeTemplates(context.actor));
	return inTransaction(context, async (inside) => {
		if (await isTaken(inside, input.name)) throw nameTaken();
		const id = newId();
		await inside.db.insert(retroTemplates).values({
			organisationId: inside.actor.organisationId,
			id,
			name: input.name,
			columns: columnsOf(input.columns),
			createdBy: inside.actor.userId,
			createdAt: inside.now
		});
		await audit(inside, 'list-changed', { what: WHAT, after: input.name });
		return id;
	});
}

/**
 * Puts an own template in other words. Retros that were made of it keep the columns that they have.
 * @throws Problem `not-found`, `invalid` for a name that is taken, `conflict` where somebody has changed it meanwhile
 */
export async function changeTemplate(context: Context, id: string, input: TemplateChangeForm): Promise<void> {
	authorise(mayMakeTemplates(context.actor));
	await inTransaction(context, async (inside) => {
		const template = await ownTemplate(inside, id);
		const present = templateInWords(template);
		if (input.was !== present) {
			throw new Problem(
				'conflict',
				'Somebody has changed this template meanwhile. Yours is below and not lost.',
				{
					columns: `It now says: ${present.replaceAll('\n', ' · ')}. Save again to put yours in its place.`
				}
			);
		}
		if (await isTaken(inside, input.name, id)) throw nameTaken();
		await setTemplate(inside, id, { name: input.name, columns: columnsOf(input.columns) });
		await audit(inside, 'list-changed', { what: WHAT, before: template.name, after: input.name });
	});
}

/**
 * Offers an own template no longer, or again.
 * @throws Problem `not-found`, `conflict` where another one has taken its name meanwhile
 */
export async function archiveTemplate(
	context: Context,
	id: string,
	{ isArchived }: { isArchived: boolean }
): Promise<void> {
	authorise(mayMakeTemplates(context.actor));
	await inTransaction(context, async (inside) => {
		const template = await ownTemplate(inside, id);
		if ((template.archivedAt !== null) === isArchived) return;
		if (!isArchived && (await isTaken(inside, template.name, id))) {
			throw new Problem(
				'conflict',
				`Another template is called “${template.name}” by now. Rename one of them first.`
			);
		}
		await setTemplate(inside, id, { archivedAt: isArchived ? inside.now : null });
		const after = `${template.name} (${isArchived ? 'archived' : 'offered again'})`;
		await audit(inside, 'list-changed', { what: WHAT, after });
	});
}

/** Two of one name could not be told apart where one is chosen. */
async function isTaken(inside: WritingContext, name: string, ownId?: string): Promise<boolean> {
	return (await templatesToChoose(inside)).some(
		(other) => other.id !== ownId && other.name.toLowerCase() === name.toLowerCase()
	);
}

function nameTaken(): Problem {
	return invalid({ name: 'There is a template with this name already.' });
}

async function setTemplate(
	{ db, actor }: WritingContext,
	id: string,
	set: Partial<typeof retroTemplates.$inferInsert>
): Promise<void> {
	await db
		.update(retroTemplates)
		.set(set)
		.where(and(eq(retroTemplates.organisationId, actor.organisationId), eq(retroTemplates.id, id)));
}
