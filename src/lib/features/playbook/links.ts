import type { PageLinks } from './page';

/** Something a page is tied to, as its reader sees it. */
export interface ShownLink {
	label: string;
	/** The list of the pages tied to the same, where there is one. */
	href: string | null;
}

/** What a page is offered for, under a name each; what is tied to nothing is left out. */
export function shownLinks(
	links: PageLinks,
	names: Record<string, string>
): { name: string; links: ShownLink[] }[] {
	const listed = (parameter: string, ids: readonly string[]) =>
		ids.flatMap((id) =>
			names[id] ? [{ label: names[id], href: `/playbook?${new URLSearchParams({ [parameter]: id })}` }] : []
		);
	const bare = (keys: readonly string[]) => keys.map((key) => ({ label: names[key] ?? key, href: null }));
	return [
		{ name: 'Contributing causes', links: listed('cause', links.cause) },
		{ name: 'Contact reasons', links: listed('reason', links.reason) },
		{ name: 'Tiers', links: bare(links.tier) },
		{ name: 'Kinds of incident', links: bare(links.incident) },
		{ name: 'Steps of the ladder', links: bare(links.step) }
	].filter((group) => group.links.length > 0);
}

/** What two versions of the links differ in, in lines to lay over each other. */
export function linksAsText(links: PageLinks, names: Record<string, string>): string {
	const line = (name: string, keys: readonly string[]) =>
		`${name}: ${
			keys
				.map((key) => names[key] ?? key)
				.sort()
				.join(', ') || 'none'
		}`;
	return [
		line('Tags', links.tag),
		line('Contributing causes', links.cause),
		line('Contact reasons', links.reason),
		line('Tiers', links.tier),
		line('Kinds of incident', links.incident),
		line('Steps of the ladder', links.step)
	].join('\n');
}
