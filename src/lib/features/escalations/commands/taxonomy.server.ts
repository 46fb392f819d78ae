import { and, eq, sql } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { isUniqueViolation } from '$lib/server/db/dialect';
import { newId } from '$lib/shared/ids';
import { authorise, invalid, notFound } from '$lib/shared/problem';
import { audit } from '../../people/audit.server';
import { taxonomyEntries } from '../tables.server';
import { taxonomyKinds, type TaxonomyKind } from '../taxonomy';

/**
 * Adds an entry to the end of a list.
 * @throws Problem `invalid` where the name is taken or the list has no second level
 */
export async function addEntry(
	context: Context,
	kind: TaxonomyKind,
	input: { name: string; parentId: string | null }
): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		if (input.parentId !== null) {
			const parent = await findEntry(inside, kind, input.parentId);
			if (taxonomyKinds[kind].levels < 2 || parent.parentId !== null) {
				throw invalid({ parentId: 'This entry cannot have parts of its own.' });
			}
		}
		const [last] = await inside.db
			.select({ position: sql`coalesce(max(${taxonomyEntries.position}), 0)`.mapWith(Number) })
			.from(taxonomyEntries)
			.where(
				and(eq(taxonomyEntries.organisationId, inside.actor.organisationId), eq(taxonomyEntries.kind, kind))
			);
		await takenNameSaidPlainly(input.name, () =>
			inside.db.insert(taxonomyEntries).values({
				organisationId: inside.actor.organisationId,
				id: newId(),
				kind,
				key: null,
				name: input.name,
				parentId: input.parentId,
				position: (last?.position ?? 0) + 1,
				createdAt: inside.now
			})
		);
		await audit(inside, 'list-changed', { list: kind, added: input.name });
	});
}

/** Renames an entry; records that use it show the new name. */
export async function renameEntry(
	context: Context,
	kind: TaxonomyKind,
	id: string,
	input: { name: string }
): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const before = await findEntry(inside, kind, id);
		await takenNameSaidPlainly(input.name, () =>
			inside.db.update(taxonomyEntries).set({ name: input.name }).where(thisEntry(inside, id))
		);
		await audit(inside, 'list-changed', { list: kind, renamed: before.name, to: input.name });
	});
}

/** Takes an entry out of the choices, or back in; records that use it keep it. */
export async function archiveEntry(
	context: Context,
	kind: TaxonomyKind,
	id: string,
	input: { archived: boolean }
): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const entry = await findEntry(inside, kind, id);
		await inside.db
			.update(taxonomyEntries)
			.set({ archivedAt: input.archived ? inside.now : null })
			.where(thisEntry(inside, id));
		await audit(inside, 'list-changed', {
			list: kind,
			[input.archived ? 'archived' : 'restored']: entry.name
		});
	});
}

/** Moves an entry one place up or down among its own. */
export async function moveEntry(
	context: Context,
	kind: TaxonomyKind,
	id: string,
	input: { direction: 'up' | 'down' }
): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const entry = await findEntry(inside, kind, id);
		const all = await inside.db
			.select({
				id: taxonomyEntries.id,
				parentId: taxonomyEntries.parentId,
				position: taxonomyEntries.position,
				name: taxonomyEntries.name
			})
			.from(taxonomyEntries)
			.where(
				and(eq(taxonomyEntries.organisationId, inside.actor.organisationId), eq(taxonomyEntries.kind, kind))
			);
		const siblings = all
			.filter(({ parentId }) => parentId === entry.parentId)
			.sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1));
		const from = siblings.findIndex((each) => each.id === id);
		const to = input.direction === 'up' ? from - 1 : from + 1;
		if (to < 0 || to >= siblings.length) return;
		siblings.splice(to, 0, ...siblings.splice(from, 1));
		const moved = siblings.filter((sibling, position) => sibling.position !== position);
		const places = sql.join(
			moved.map((sibling) => sql`when ${sibling.id} then ${sql.raw(String(siblings.indexOf(sibling)))}`),
			sql` `
		);
		await inside.db
			.update(taxonomyEntries)
			.set({ position: sql`case ${taxonomyEntries.id} ${places} else ${taxonomyEntries.position} end` })
			.where(
				and(eq(taxonomyEntries.organisationId, inside.actor.organisationId), eq(taxonomyEntries.kind, kind))
			);
	});
}

function thisEntry(inside: WritingContext, id: string) {
	return and(eq(taxonomyEntries.organisationId, inside.actor.organisationId), eq(taxonomyEntries.id, id));
}

async function findEntry(inside: WritingContext, kind: TaxonomyKind, id: string) {
	const [entry] = await inside.db
		.select({ name: taxonomyEntries.name, parentId: taxonomyEntries.parentId })
		.from(taxonomyEntries)
		.where(and(thisEntry(inside, id), eq(taxonomyEntries.kind, kind)));
	if (!entry) throw notFound();
	return entry;
}

async function takenNameSaidPlainly(name: string, write: () => PromiseLike<unknown>): Promise<void> {
	try {
		await write();
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		throw invalid({ name: `“${name}” is in this list already, perhaps archived.` });
	}
}
