import { ownTemplates } from '$lib/features/debriefs/retros/queries.server';
import { linesOf, mayMakeTemplates, shippedTemplates } from '$lib/features/debriefs/retros/template';
import { page } from '$lib/server/answers';

export const load = page(async ({ context }) => ({
	own: (await ownTemplates(context)).map(({ id, name, columns, archivedAt }) => ({
		id,
		name,
		columns: columns.map((column) => column.name),
		isArchived: archivedAt !== null
	})),
	shipped: shippedTemplates.map(({ id, name, columns }) => ({ id, name, columns: linesOf(columns) })),
	mayMake: mayMakeTemplates(context.actor)
}));
