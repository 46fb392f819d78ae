import { pageKindList, type PageKind } from './page';

/** What the list of pages is narrowed to; every part may be left out. */
export interface PageFilters {
	/** Words that a page must hold, all of them. */
	search: string;
	kind: PageKind | null;
	tag: string | null;
	causeId: string | null;
	reasonId: string | null;
	/** Shows what was put away in place of what is in use. */
	isArchived: boolean;
	/** From 1. */
	page: number;
}

const MOST_WORDS = 6;
const LAST_PAGE = 10_000;

/** Reads filters from an address; what cannot be read is left out, so that an old link still opens a list. */
export function pageFiltersFrom(search: URLSearchParams): PageFilters {
	const value = (name: string) => search.get(name)?.slice(0, 200).replaceAll('\0', '').toWellFormed() || null;
	return {
		search: (value('q') ?? '').trim(),
		kind: pageKindList.find((kind) => kind === value('kind')) ?? null,
		tag: value('tag'),
		causeId: value('cause'),
		reasonId: value('reason'),
		isArchived: search.has('archived'),
		page: Math.max(1, Math.min(Number.parseInt(value('page') ?? '1') || 1, LAST_PAGE))
	};
}

/** Whether anything narrows the list. */
export function isNarrowed({ search, kind, tag, causeId, reasonId }: PageFilters): boolean {
	return Boolean(search || kind || tag || causeId || reasonId);
}

/** The words of a search, each of which a page must hold. */
export function wordsOf(search: string): string[] {
	return search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}
