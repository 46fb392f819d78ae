/** What Windows-1252 has between 0x80 and 0x9F, in that order; U+FFFD where it has nothing. */
const C1 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

const byteOf = new Map([...C1].map((character, place) => [character, 0x80 + place]));

/** A first byte of UTF-8 and one that goes on, as they look in Windows-1252. */
const SUSPECT = new RegExp(`[\\u00c2-\\u00f4][\\u00a0-\\u00bf${C1}]`);

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Whether a text that was read as Windows-1252 was written as UTF-8: all of it beyond ASCII is, which words of no
 * language are by chance. Files put together from two exports hold such lines.
 */
export function isUtf8ReadAs1252(text: string): boolean {
	if (!SUSPECT.test(text)) return false;
	const bytes = Uint8Array.from(text, (character) => byteOf.get(character) ?? character.codePointAt(0)!);
	try {
		return strict.decode(bytes) !== text;
	} catch {
		return false;
	}
}
