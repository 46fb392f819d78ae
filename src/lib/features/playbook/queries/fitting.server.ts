import { and, eq, inArray, or } from 'drizzle-orm';
import { taxonomy } from '../../escalations/queries.server';
import type { ReadingContext } from '$lib/server/context';
import { bestFitting, wantedIn, type Situation } from '../fit';
import { linkKinds, type PageKind } from '../page';
import { playbookLinks, playbookPages } from '../tables.server';
import { readMarkdown } from '../text/markdown.server';
import { wordsToSay } from '../text/tree';
import { helpedCounts, linksOfPages } from './pages.server';

const MOST_PAGES = 6;

/** A page for what somebody is dealing with, and the words of it that can be said or sent. */
export interface FittingPage {
	slug: string;
	title: string;
	kind: PageKind;
	words: string[];
}

/** The pages that fit a situation best, best first; none where nothing is known of it. */
export async function fittingPages(
	context: ReadingContext,
	situation: Situation,
	most = MOST_PAGES
): Promise<FittingPage[]> {
	const entries = situation.reasonId ? await taxonomy(context) : [];
	const wanted = wantedIn(
		situation,
		(reasonId) => entries.find(({ id }) => id === reasonId)?.parentId ?? null
	);
	if (wanted.length === 0) return [];
	const { db, actor } = context;
	const pages = await db
		.selectDistinct({
			id: playbookPages.id,
			slug: playbookPages.slug,
			title: playbookPages.title,
			kind: playbookPages.kind,
			text: playbookPages.text
		})
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
				eq(playbookPages.isArchived, false),
				or(
					...linkKinds.map((kind) => {
						const keys = wanted.filter((each) => each.kind === kind).map(({ key }) => key);
						return keys.length === 0
							? undefined
							: and(eq(playbookLinks.kind, kind), inArray(playbookLinks.key, keys));
					})
				)
			)
		);
	const ids = pages.map(({ id }) => id);
	const [links, helped] = await Promise.all([linksOfPages(context, ids), helpedCounts(context, ids)]);
	const candidates = pages.map((page) => {
		const own = links.get(page.id);
		return {
			...page,
			helped: helped.get(page.id) ?? 0,
			links: linkKinds.flatMap((kind) => (own?.[kind] ?? []).map((key) => ({ kind, key })))
		};
	});
	return bestFitting(candidates, wanted)
		.slice(0, most)
		.map(({ slug, title, kind, text }) => ({ slug, title, kind, words: wordsToSay(readMarkdown(text)) }));
}
