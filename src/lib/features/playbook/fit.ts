import type { LinkKind } from './page';

/** What somebody is dealing with, as far as it is known. */
export interface Situation {
	/** One contributing cause, or several. */
	causeId?: string | readonly string[] | null;
	/** A contact reason; what is tied to the reason it is a part of fits a little less. */
	reasonId?: string | null;
	tier?: number | string | null;
	/** The key of a kind of incident. */
	incidentCategory?: string | null;
	/** The key of a step of the ladder. */
	step?: string | null;
}

/** Something a page may be tied to, and how much it says for the page. */
export interface Wanted {
	kind: LinkKind;
	key: string;
	weight: number;
}

/**
 * What pages for the situation are tied to, with the weight of each. A cause or a kind of incident says most; a tier
 * alone says little.
 * @param parentOf the contact reason that one is a part of
 */
export function wantedIn(situation: Situation, parentOf: (reasonId: string) => string | null): Wanted[] {
	const { causeId, reasonId, tier, incidentCategory, step } = situation;
	const parent = reasonId ? parentOf(reasonId) : null;
	const causes = typeof causeId === 'string' ? [causeId] : (causeId ?? []);
	const wanted: Wanted[] = [
		...causes.map((key) => ({ kind: 'cause' as const, key, weight: 6 })),
		...(incidentCategory ? [{ kind: 'incident' as const, key: incidentCategory, weight: 6 }] : []),
		...(step ? [{ kind: 'step' as const, key: step, weight: 3 }] : []),
		...(reasonId ? [{ kind: 'reason' as const, key: reasonId, weight: 4 }] : []),
		...(parent ? [{ kind: 'reason' as const, key: parent, weight: 2 }] : []),
		...(tier ? [{ kind: 'tier' as const, key: String(tier), weight: 1 }] : [])
	];
	return wanted.filter(({ key }) => key !== '');
}

/** A page with what it is tied to. */
export interface Candidate {
	id: string;
	title: string;
	/** How many people said that it helped. */
	helped: number;
	links: readonly { kind: LinkKind; key: string }[];
}

/**
 * The pages that fit, best first: by what they share with the situation, then by how many they have helped. A page for
 * other kinds of incident does not fit this one, however much else it shares.
 */
export function bestFitting<Page extends Candidate>(
	pages: readonly Page[],
	wanted: readonly Wanted[]
): Page[] {
	const incident = wanted.find(({ kind }) => kind === 'incident');
	const isForOthers = ({ links }: Page) =>
		incident !== undefined &&
		links.some(({ kind }) => kind === 'incident') &&
		!links.some(({ kind, key }) => kind === 'incident' && key === incident.key);
	const scoreOf = ({ links }: Page) =>
		wanted
			.filter((each) => links.some(({ kind, key }) => kind === each.kind && key === each.key))
			.reduce((sum, { weight }) => sum + weight, 0);
	return pages
		.filter((page) => !isForOthers(page))
		.map((page) => ({ page, score: scoreOf(page) }))
		.filter(({ score }) => score > 0)
		.sort(
			(a, b) =>
				b.score - a.score || b.page.helped - a.page.helped || a.page.title.localeCompare(b.page.title, 'en')
		)
		.map(({ page }) => page);
}
