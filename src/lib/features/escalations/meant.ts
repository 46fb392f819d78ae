import type { TaxonomyEntry } from './taxonomy';

/** Which entries of a list are meant: those shipped, by key, and those people brought along, by words in their names. */
export interface Meant {
	/** Keys of shipped entries, separated by commas. */
	keys: string;
	/**
	 * Phrases, separated by commas. A name holds a phrase when each word of the phrase begins a word of the name, in any
	 * order: "late deliver" is found in "Delivery too late".
	 */
	names: string;
}

/** The outcomes by which a hand-up changed nothing. */
export const sameAnswer: Meant = {
	keys: 'upheld',
	names: 'upheld, same answer, declin, reject, denied, invalid, no change'
};

/**
 * How well an entry fits: 0 where it is not meant, more for a longer phrase. A shipped entry is known by its key alone,
 * so that renaming it changes nothing.
 */
export function fit(entry: Pick<TaxonomyEntry, 'key' | 'name'>, meant: Meant): number {
	if (entry.key !== null) return listed(meant.keys).includes(entry.key) ? Number.MAX_SAFE_INTEGER : 0;
	const words = wordsOf(entry.name);
	const lengths = listed(meant.names)
		.map(wordsOf)
		.filter((phrase) => phrase.every((start) => words.some((word) => word.startsWith(start))))
		.map((phrase) => phrase.length);
	return Math.max(0, ...lengths);
}

/** A name's words in lower case; apostrophes are left out, so that "can't" is one word. */
export function wordsOf(name: string): string[] {
	return name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/['’]|\p{M}/gu, '')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
}

/** The parts of a text that are separated by commas. */
export function listed(text: string): string[] {
	return text
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
