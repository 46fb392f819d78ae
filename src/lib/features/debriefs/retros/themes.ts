import type { Day } from '$lib/shared/days';
import { wordsOf } from './similar';

/** A group of a closed retro. */
export interface PastGroup {
	retroId: string;
	retroTitle: string;
	closedOn: Day;
	id: string;
	name: string;
	texts: string[];
	dots: number;
}

/** What came up in more than one retro. */
export interface Theme {
	/** The words that its groups share most, those of their names before others. */
	words: string[];
	/** In how many retros. */
	retros: number;
	/** The newest first. */
	groups: PastGroup[];
}

/** Shared words by all words of both, from which two groups of different retros are taken to be about the same. */
const LEAST_OVERLAP = 0.25;
const WORDS_SHOWN = 4;

/**
 * Groups of several retros that share words, joined wherever two of them are near enough (single linkage on the Jaccard
 * index of their words), those in most retros first.
 */
export function recurringThemes(groups: readonly PastGroup[]): Theme[] {
	const known = groups.map((group) => ({ group, words: wordsOf([group.name, ...group.texts].join(' ')) }));
	const parents = known.map((_, place) => place);
	const rootOf = (place: number): number =>
		parents[place] === place ? place : (parents[place] = rootOf(parents[place]!));
	known.forEach((one, a) => {
		known.slice(a + 1).forEach((other, step) => {
			if (one.group.retroId === other.group.retroId) return;
			if (overlapOf(one.words, other.words) >= LEAST_OVERLAP) parents[rootOf(a + 1 + step)] = rootOf(a);
		});
	});
	const joined = Map.groupBy(known, (_, place) => rootOf(place));
	return [...joined.values()]
		.map((members) => ({
			words: commonWords(members),
			retros: new Set(members.map(({ group }) => group.retroId)).size,
			groups: members
				.map(({ group }) => group)
				.sort((a, b) => (a.closedOn < b.closedOn ? 1 : a.closedOn > b.closedOn ? -1 : b.dots - a.dots))
		}))
		.filter(({ retros }) => retros > 1)
		.sort((a, b) => b.retros - a.retros || dotsOf(b) - dotsOf(a));
}

function overlapOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	const shared = [...one].filter((word) => other.has(word)).length;
	const all = one.size + other.size - shared;
	return all === 0 ? 0 : shared / all;
}

function commonWords(members: readonly { group: PastGroup; words: ReadonlySet<string> }[]): string[] {
	const groups = new Map<string, number>();
	const names = new Map<string, number>();
	for (const { group, words } of members) {
		for (const word of words) groups.set(word, (groups.get(word) ?? 0) + 1);
		for (const word of wordsOf(group.name)) names.set(word, (names.get(word) ?? 0) + 1);
	}
	const weightOf = (word: string) => groups.get(word)! + (names.get(word) ?? 0);
	return [...groups.keys()]
		.filter((word) => groups.get(word)! > 1)
		.sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1))
		.slice(0, WORDS_SHOWN);
}

function dotsOf({ groups }: Theme): number {
	return groups.reduce((sum, { dots }) => sum + dots, 0);
}
