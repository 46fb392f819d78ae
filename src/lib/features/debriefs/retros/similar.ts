import type { FilledGroup } from './board';

/** Two groups whose cards share words, and which words. */
export interface Similarity {
	one: string;
	other: string;
	words: string[];
	/** Shared words by all words of both, from 0 to 1. */
	overlap: number;
}

const SHORTEST_WORD = 4;
const LEAST_OVERLAP = 0.25;
const MOST_SUGGESTED = 5;

const stopWords = new Set(
	'about after again also because been before being both could does done down each even from have here into just like made make many more most much need never only other over same should some such than that their them then there these they this those through time under until very want well were what when where which while will with without would your'.split(
		' '
	)
);

/** The words of a text that say what it is about, in one form for one and many. */
export function wordsOf(text: string): Set<string> {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return new Set(
		words
			.filter((word) => word.length >= SHORTEST_WORD && !stopWords.has(word))
			.map((word) => (word.length > SHORTEST_WORD ? word.replace(/(?<![su])s$/, '') : word))
	);
}

/**
 * Pairs of groups that may belong together, by the words they share (Jaccard index), the nearest first.
 * @param groups those on the board
 */
export function similarGroups(groups: readonly Pick<FilledGroup, 'id' | 'title' | 'cards'>[]): Similarity[] {
	const known = groups.map(({ id, title, cards }) => ({
		id,
		words: wordsOf([title, ...cards.map(({ text }) => text)].join(' '))
	}));
	const found = known.flatMap((one, place) =>
		known.slice(place + 1).flatMap((other): Similarity[] => {
			const words = [...one.words].filter((word) => other.words.has(word));
			const all = one.words.size + other.words.size - words.length;
			const overlap = all === 0 ? 0 : words.length / all;
			return overlap >= LEAST_OVERLAP ? [{ one: one.id, other: other.id, words, overlap }] : [];
		})
	);
	return found.sort((a, b) => b.overlap - a.overlap).slice(0, MOST_SUGGESTED);
}
