import { isProgram, leadsATeam, type Actor } from '../people/actor';

/** What a page is for. */
export const pageKinds = {
	script: { name: 'Script', many: 'Scripts', help: 'Words to say while the customer is there.' },
	template: { name: 'Template', many: 'Templates', help: 'A message to fill in and send.' },
	guidance: { name: 'Guidance', many: 'Guidance', help: 'How to go about it, and why.' }
} as const;

export type PageKind = keyof typeof pageKinds;

export const pageKindList = Object.keys(pageKinds) as PageKind[];

/** What a page can be tied to, so that it is found from there. */
export const linkKinds = ['tag', 'cause', 'reason', 'tier', 'incident', 'step'] as const;

export type LinkKind = (typeof linkKinds)[number];

/**
 * What a page is tied to. Causes and reasons are ids of the lists; tiers are numbers as text; incident categories and
 * the steps of the ladder are keys.
 */
export type PageLinks = Record<LinkKind, string[]>;

/** All that one version of a page says. */
export interface PageContent {
	title: string;
	kind: PageKind;
	/** Markdown. */
	text: string;
	links: PageLinks;
}

export const noLinks: PageLinks = { tag: [], cause: [], reason: [], tier: [], incident: [], step: [] };

/** Whether the person decides what the pages say. */
export function mayEditPages(actor: Actor): boolean {
	return !isProgram(actor) && (actor.isAdmin || leadsATeam(actor));
}

/** Addresses below /playbook that are no page. */
const takenAddresses: ReadonlySet<string> = new Set(['new', 'practice', 'fitting']);

const LONGEST_SLUG = 80;

/** The address of a page from its title: lower case, letters and digits of any script, dashes between them. */
export function slugOf(title: string): string {
	const words = title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/\p{M}+/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.normalize('NFC');
	return (
		[...words]
			.slice(0, LONGEST_SLUG)
			.join('')
			.replace(/^-+|-+$/g, '') || 'page'
	);
}

/** The slug, or the first of slug-2, slug-3 and so on that is free. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
	const isFree = (candidate: string) => !taken.has(candidate) && !takenAddresses.has(candidate);
	if (isFree(slug)) return slug;
	let number = 2;
	while (!isFree(`${slug}-${number}`)) number++;
	return `${slug}-${number}`;
}

const MOST_KEYS = 12;
const LONGEST_KEY = 40;

/**
 * Tags and keys as they were typed in one line, parted by commas: in lower case, each once, in the order given.
 * @throws RangeError in a sentence, for what is too long or too many
 */
export function keysFrom(line: string): string[] {
	const keys = line
		.split(',')
		.map((part) => part.trim().replace(/\s+/g, ' ').toLowerCase())
		.filter((part) => part !== '');
	const unique = [...new Set(keys)];
	if (unique.length > MOST_KEYS) throw new RangeError(`At most ${MOST_KEYS} can be given.`);
	const long = unique.find((key) => [...key].length > LONGEST_KEY);
	if (long !== undefined) throw new RangeError(`“${long}” is longer than ${LONGEST_KEY} characters.`);
	return unique;
}

/** Whether two versions say the same. */
export function saysTheSame(one: PageContent, other: PageContent): boolean {
	const asText = ({ title, kind, text, links }: PageContent) =>
		JSON.stringify([title, kind, text, linkKinds.map((link) => [...links[link]].sort())]);
	return asText(one) === asText(other);
}
