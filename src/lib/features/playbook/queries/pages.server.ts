import { and, asc, count, eq, exists, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { ReadingContext } from '$lib/server/context';
import { containsText } from '$lib/server/db/dialect';
import { notFound } from '$lib/shared/problem';
import { wordsOf, type PageFilters } from '../filters';
import { noLinks, type LinkKind, type PageContent, type PageKind, type PageLinks } from '../page';
import { playbookLinks, playbookPages, playbookThanks, playbookVersions } from '../tables.server';
import { readMarkdown } from '../text/markdown.server';
import { beginningOf, type Block } from '../text/tree';

export const PAGES_A_PAGE = 40;

/** A page in a list. */
export interface ListedPage {
	slug: string;
	title: string;
	kind: PageKind;
	beginning: string;
	tags: string[];
	/** How many people said that it helped. */
	helped: number;
}

/** A part of the list, by title, and whether there is more. */
export async function listPages(
	context: ReadingContext,
	filters: PageFilters
): Promise<{ pages: ListedPage[]; isMore: boolean }> {
	const found = await context.db
		.select()
		.from(playbookPages)
		.where(
			and(
				eq(playbookPages.organisationId, context.actor.organisationId),
				eq(playbookPages.isArchived, filters.isArchived),
				filters.kind ? eq(playbookPages.kind, filters.kind) : undefined,
				filters.tag ? isTiedTo(context, 'tag', filters.tag) : undefined,
				filters.causeId ? isTiedTo(context, 'cause', filters.causeId) : undefined,
				filters.reasonId ? isTiedTo(context, 'reason', filters.reasonId) : undefined,
				...wordsOf(filters.search).map((word) => holds(context, word))
			)
		)
		.orderBy(sql`lower(${playbookPages.title})`, asc(playbookPages.slug))
		.limit(PAGES_A_PAGE + 1)
		.offset((filters.page - 1) * PAGES_A_PAGE);
	const shown = found.slice(0, PAGES_A_PAGE);
	const ids = shown.map(({ id }) => id);
	const [links, helped] = await Promise.all([linksOfPages(context, ids), helpedCounts(context, ids)]);
	return {
		pages: shown.map(({ id, slug, title, kind, text }) => ({
			slug,
			title,
			kind,
			beginning: beginningOf(readMarkdown(text)),
			tags: links.get(id)?.tag ?? [],
			helped: helped.get(id) ?? 0
		})),
		isMore: found.length > PAGES_A_PAGE
	};
}

function isTiedTo(context: ReadingContext, kind: LinkKind, key: string): SQL {
	return exists(linksWhere(context, kind, eq(playbookLinks.key, key)));
}

function holds(context: ReadingContext, word: string): SQL | undefined {
	return or(
		containsText(playbookPages.title, word),
		containsText(playbookPages.text, word),
		exists(linksWhere(context, 'tag', containsText(playbookLinks.key, word)))
	);
}

/** Links of the page that the outer query is at. */
function linksWhere({ db, actor }: ReadingContext, kind: LinkKind, condition: SQL) {
	return db
		.select({ key: playbookLinks.key })
		.from(playbookLinks)
		.where(
			and(
				eq(playbookLinks.organisationId, actor.organisationId),
				eq(playbookLinks.pageId, playbookPages.id),
				eq(playbookLinks.kind, kind),
				condition
			)
		);
}

/** What each of some pages is tied to. */
export async function linksOfPages(
	{ db, actor }: ReadingContext,
	ids: readonly string[]
): Promise<Map<string, PageLinks>> {
	const byPage = new Map<string, PageLinks>();
	if (ids.length === 0) return byPage;
	const rows = await db
		.select({ pageId: playbookLinks.pageId, kind: playbookLinks.kind, key: playbookLinks.key })
		.from(playbookLinks)
		.where(
			and(eq(playbookLinks.organisationId, actor.organisationId), inArray(playbookLinks.pageId, [...ids]))
		)
		.orderBy(asc(playbookLinks.kind), asc(playbookLinks.key));
	for (const { pageId, kind, key } of rows) {
		const links = byPage.get(pageId) ?? structuredClone(noLinks);
		links[kind].push(key);
		byPage.set(pageId, links);
	}
	return byPage;
}

/** How many people each of some pages has helped; pages that helped nobody are left out. */
export async function helpedCounts(
	{ db, actor }: ReadingContext,
	ids: readonly string[]
): Promise<Map<string, number>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select({ pageId: playbookThanks.pageId, helped: count() })
		.from(playbookThanks)
		.where(
			and(eq(playbookThanks.organisationId, actor.organisationId), inArray(playbookThanks.pageId, [...ids]))
		)
		.groupBy(playbookThanks.pageId);
	return new Map(rows.map(({ pageId, helped }) => [pageId, helped]));
}

/** Every tag in use, by name. */
export async function tagsInUse({ db, actor }: ReadingContext): Promise<string[]> {
	const rows = await db
		.selectDistinct({ tag: playbookLinks.key })
		.from(playbookLinks)
		.innerJoin(
			playbookPages,
			and(
				eq(playbookPages.organisationId, playbookLinks.organisationId),
				eq(playbookPages.id, playbookLinks.pageId)
			)
		)
		.where(
			and(
				eq(playbookLinks.organisationId, actor.organisationId),
				eq(playbookLinks.kind, 'tag'),
				eq(playbookPages.isArchived, false)
			)
		)
		.orderBy(asc(playbookLinks.key));
	return rows.map(({ tag }) => tag);
}

/** A page as it stands. */
export interface Page {
	id: string;
	slug: string;
	version: number;
	content: PageContent;
	isArchived: boolean;
	changedAt: Date;
}

/**
 * The page at an address, put away or not.
 * @throws Problem `not-found`
 */
export async function findPage({ db, actor }: ReadingContext, slug: string): Promise<Page> {
	const [row] = await db
		.select({
			id: playbookPages.id,
			slug: playbookPages.slug,
			version: playbookPages.version,
			isArchived: playbookPages.isArchived,
			changedAt: playbookPages.changedAt,
			content: playbookVersions.content
		})
		.from(playbookPages)
		.innerJoin(
			playbookVersions,
			and(
				eq(playbookVersions.organisationId, playbookPages.organisationId),
				eq(playbookVersions.pageId, playbookPages.id),
				eq(playbookVersions.number, playbookPages.version)
			)
		)
		.where(
			and(
				eq(playbookPages.organisationId, actor.organisationId),
				eq(playbookPages.slug, slug.replaceAll('\0', '').toWellFormed())
			)
		);
	if (!row) throw notFound();
	return row;
}

/** A page to read: its text as a tree, and whether it helped. */
export async function pageToRead(
	context: ReadingContext,
	slug: string
): Promise<Page & { blocks: Block[]; helped: number; helpedMe: boolean }> {
	const page = await findPage(context, slug);
	const [helped, [mine]] = await Promise.all([
		helpedCounts(context, [page.id]),
		context.db
			.select({ at: playbookThanks.at })
			.from(playbookThanks)
			.where(
				and(
					eq(playbookThanks.organisationId, context.actor.organisationId),
					eq(playbookThanks.pageId, page.id),
					eq(playbookThanks.userId, context.actor.userId)
				)
			)
	]);
	return {
		...page,
		blocks: readMarkdown(page.content.text),
		helped: helped.get(page.id) ?? 0,
		helpedMe: mine !== undefined
	};
}
