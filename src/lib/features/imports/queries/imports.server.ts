import { and, asc, desc, eq, gt, inArray, lt, or } from 'drizzle-orm';
import { taxonomy } from '../../escalations/queries.server';
import { leadsATeam, mayLeadTeam, type Actor } from '../../people/actor';
import { brandsOfOrganisation, namesOf } from '../../people/queries.server';
import type { ReadingContext } from '$lib/server/context';
import { notFound } from '$lib/shared/problem';
import { fixedEntries, type EntriesOfLists } from '../guesses/value-guesses';
import { importSources, imports } from '../tables.server';

const IMPORTS_A_PAGE = 25;

/** Whether the person can import at all. */
export function mayImport(actor: Actor): boolean {
	return actor.isAdmin || leadsATeam(actor);
}

/**
 * The imports into the teams that the actor leads, newest first.
 * @param cursor what another page gave as `previous` or `next`; one that was made up starts at the first page
 */
export async function listImports(
	context: ReadingContext,
	cursor: string | null = null,
	rows = IMPORTS_A_PAGE
) {
	const [, direction, importId] = /^(before|after)-([\w-]+)$/.exec(cursor ?? '') ?? [];
	const place = importId ? await placeOf(context, importId) : null;
	const isBackwards = place !== null && direction === 'before';
	const beyond = isBackwards ? gt : lt;
	const order = isBackwards ? asc : desc;
	const found = await context.db
		.select({
			id: imports.id,
			fileName: imports.fileName,
			source: importSources.name,
			teamId: imports.teamId,
			state: imports.state,
			counts: imports.counts,
			createdBy: imports.createdBy,
			createdAt: imports.createdAt
		})
		.from(imports)
		.innerJoin(
			importSources,
			and(eq(importSources.organisationId, imports.organisationId), eq(importSources.id, imports.sourceId))
		)
		.where(
			and(
				eq(imports.organisationId, context.actor.organisationId),
				ledTeams(context.actor),
				place
					? or(
							beyond(imports.createdAt, place.createdAt),
							and(eq(imports.createdAt, place.createdAt), beyond(imports.id, place.id))
						)
					: undefined
			)
		)
		.orderBy(order(imports.createdAt), order(imports.id))
		.limit(rows + 1);
	const isMore = found.length > rows;
	const shown = found.slice(0, rows);
	if (isBackwards) shown.reverse();
	const names = await namesOf(
		context,
		shown.map(({ createdBy }) => createdBy)
	);
	const [first] = shown;
	const last = shown.at(-1);
	return {
		rows: shown.map((row) => ({ ...row, createdByName: names.get(row.createdBy) ?? '' })),
		previous: first && (isBackwards ? isMore : place) ? `before-${first.id}` : null,
		next: last && (isBackwards || isMore) ? `after-${last.id}` : null
	};
}

async function placeOf({ db, actor }: ReadingContext, importId: string) {
	const [place] = await db
		.select({ id: imports.id, createdAt: imports.createdAt })
		.from(imports)
		.where(and(eq(imports.organisationId, actor.organisationId), eq(imports.id, importId)));
	return place ?? null;
}

function ledTeams(actor: Actor) {
	if (actor.isAdmin) return undefined;
	return inArray(
		imports.teamId,
		[...actor.teams].flatMap(([teamId, role]) => (role === 'leader' ? teamId : []))
	);
}

/** The names of sources, for suggestions. */
export async function sourceNames({ db, actor }: ReadingContext): Promise<string[]> {
	const rows = await db
		.select({ name: importSources.name })
		.from(importSources)
		.where(eq(importSources.organisationId, actor.organisationId))
		.orderBy(asc(importSources.name))
		.limit(200);
	return rows.map(({ name }) => name);
}

export type Import = typeof imports.$inferSelect;
export type ImportSource = typeof importSources.$inferSelect;

/**
 * An import into a team that the actor leads, with its source.
 * @throws Problem `not-found`
 */
export async function findImport(
	{ db, actor }: ReadingContext,
	importId: string
): Promise<Import & { source: ImportSource }> {
	const [found] = await db
		.select({ import: imports, source: importSources })
		.from(imports)
		.innerJoin(
			importSources,
			and(eq(importSources.organisationId, imports.organisationId), eq(importSources.id, imports.sourceId))
		)
		.where(and(eq(imports.organisationId, actor.organisationId), eq(imports.id, importId)));
	if (!found || !mayLeadTeam(actor, found.import.teamId)) throw notFound();
	return { ...found.import, source: found.source };
}

/** The name of whoever started an import, to be told to all who may read its records; null where it is not known. */
export async function nameOfImporter(
	context: ReadingContext,
	importId: string | null
): Promise<string | null> {
	if (importId === null) return null;
	const [found] = await context.db
		.select({ createdBy: imports.createdBy })
		.from(imports)
		.where(and(eq(imports.organisationId, context.actor.organisationId), eq(imports.id, importId)));
	return found ? ((await namesOf(context, [found.createdBy])).get(found.createdBy) ?? null) : null;
}

/** How far an import has come. */
export async function progressOf({ db, actor }: ReadingContext, importId: string) {
	const [found] = await db
		.select({ teamId: imports.teamId, state: imports.state, counts: imports.counts, undo: imports.undo })
		.from(imports)
		.where(and(eq(imports.organisationId, actor.organisationId), eq(imports.id, importId)));
	if (!found || !mayLeadTeam(actor, found.teamId)) throw notFound();
	const { state, counts, undo } = found;
	return { state, counts, undone: undo ? undo.removed + undo.kept : 0 };
}

/** An earlier import of the very same file, which under another source's name would bring everything twice. */
export async function earlierImport({ db, actor }: ReadingContext, { id, fileHash }: Import) {
	const found = await db
		.select({
			id: imports.id,
			sourceId: imports.sourceId,
			source: importSources.name,
			at: imports.finishedAt
		})
		.from(imports)
		.innerJoin(
			importSources,
			and(eq(importSources.organisationId, imports.organisationId), eq(importSources.id, imports.sourceId))
		)
		.where(
			and(
				eq(imports.organisationId, actor.organisationId),
				eq(imports.fileHash, fileHash),
				eq(imports.state, 'done')
			)
		)
		.orderBy(desc(imports.createdAt))
		.limit(2);
	return found.find((other) => other.id !== id) ?? null;
}

/** The entries that values of a source can become, by list; archived ones too. */
export async function entriesOfLists(context: ReadingContext): Promise<EntriesOfLists> {
	const [entries, brands] = await Promise.all([taxonomy(context), brandsOfOrganisation(context)]);
	const ofKind = (kind: string) => entries.filter((entry) => entry.kind === kind);
	return {
		reason: ofKind('reason'),
		cause: ofKind('cause'),
		'first-line': ofKind('first-line'),
		outcome: ofKind('outcome'),
		channel: ofKind('channel'),
		brand: brands,
		...fixedEntries
	};
}
