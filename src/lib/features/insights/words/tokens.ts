/** A word of a text, and how it was written. */
export interface Token {
	/** In lower case. */
	word: string;
	written: 'lower' | 'capitalised-first' | 'capitalised-within';
	/** Whether a form of address stands before it, so that it is somebody's name. */
	isAddressed: boolean;
}

/** Of a longer text only so many characters are read. */
export const CHARACTERS_READ = 1000;

const SHORTEST_WORD = 3;
const LONGEST_WORD = 30;

/** Numbers, references, e-mail and web addresses: whatever is not a plain word from one blank to the next. */
const noWords = /\S*(?:[\p{N}@]|:\/\/|\p{L}[._\\]\p{L})\S*/gu;

/** Characters that are not seen, by which a word could be hidden from its like. */
const unseen = /\p{Cf}/gu;

/** What may stand before the first word of a sentence. */
const beforeSentence = /[.!?…:;\n\r•*"“”„«»()[\]–—]/u;

/** The word after one of these, and a capitalised one after that, is a name. */
const formsOfAddress = new Set(
	(
		'mr mrs ms miss mx dr prof herr herrn frau monsieur madame mademoiselle mme mlle ' +
		'señor señora señorita sra srta doña meneer mevrouw dhr mevr'
	).split(' ')
);

/** After a form of address, so many words may be names. */
const NAMES_IN_A_ROW = 3;

let segmenter: Intl.Segmenter | undefined;

/**
 * The plain words of a text, in order. Whatever holds a digit or looks like an address is no word; words of scripts
 * without capitals are left out, because a name could not be told from them.
 */
export function tokensOf(text: string): Token[] {
	segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
	const plain = text.slice(0, CHARACTERS_READ).normalize('NFKC').replace(unseen, '').replace(noWords, ' ');
	const tokens: Token[] = [];
	let isFirst = true;
	let namesToCome = 0;
	for (const { segment, isWordLike } of segmenter.segment(plain)) {
		if (!isWordLike) {
			if (beforeSentence.test(segment)) isFirst = true;
			continue;
		}
		for (const part of segment.split(/['’]/u)) {
			const word = part.toLowerCase();
			const isLower = part === word;
			const isAddressed = namesToCome === NAMES_IN_A_ROW || (namesToCome > 0 && !isLower);
			if (isWord(word)) {
				const written = isLower ? 'lower' : isFirst ? 'capitalised-first' : 'capitalised-within';
				tokens.push({ word, written, isAddressed });
			}
			if (formsOfAddress.has(word)) namesToCome = NAMES_IN_A_ROW;
			else namesToCome = isAddressed ? namesToCome - 1 : 0;
			isFirst = false;
		}
	}
	return tokens;
}

function isWord(word: string): boolean {
	const { length } = word;
	return (
		length >= SHORTEST_WORD && length <= LONGEST_WORD && /^[\p{L}\p{M}]+$/u.test(word) && hasCapitals(word)
	);
}

function hasCapitals(word: string): boolean {
	return word !== word.toUpperCase();
}
