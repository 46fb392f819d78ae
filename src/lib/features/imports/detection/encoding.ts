import chardet from 'chardet';
import iconv from 'iconv-lite';
import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from '../import';

/** What chardet calls an encoding, and the one we read it as. Windows-1252 holds all of ISO-8859-1. */
const known: Record<string, Encoding> = {
	ASCII: 'utf-8',
	'ISO-8859-1': 'windows-1252',
	'windows-1252': 'windows-1252',
	'windows-1250': 'windows-1250',
	'ISO-8859-2': 'iso-8859-2',
	'windows-1251': 'windows-1251',
	'ISO-8859-5': 'iso-8859-5',
	'KOI8-R': 'koi8-r',
	'windows-1253': 'windows-1253',
	'ISO-8859-7': 'iso-8859-7',
	'windows-1254': 'windows-1254',
	'ISO-8859-9': 'iso-8859-9',
	'windows-1257': 'windows-1257',
	Shift_JIS: 'shift_jis',
	'EUC-JP': 'euc-jp',
	GB18030: 'gb18030',
	Big5: 'big5',
	'EUC-KR': 'euc-kr'
};

/** Under this, chardet is guessing. */
const LEAST_CONFIDENCE = 30;

/** From here on it is believed, too, where Windows-1252 is this much less likely. */
const LEAST_APART = 20;
const LEAST_MARGIN = 10;

const MOST_TO_ANALYSE = 64 * 1024;

/**
 * How text is encoded, judged by its first bytes: its byte-order mark; then whether it is UTF-8, or most of its lines
 * are, whose others will be rejected; then what chardet makes of it; else Windows-1252, which reads anything.
 * @param whole whether these are all the bytes there are, so that the last character cannot be cut in two
 */
export function detectEncoding(sample: Uint8Array, whole: boolean): Encoding {
	const found = byteOrderMark(sample) ?? markless16(sample);
	if (found) return found;
	return isWholeUtf8(sample, whole) || isMostlyUtf8(sample) ? 'utf-8' : analyse(sample);
}

function byteOrderMark([first, second, third]: Uint8Array): Encoding | null {
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	return null;
}

/** UTF-16 without its mark: line ends and delimiters leave a NUL at every other place, always on the same side. */
function markless16(sample: Uint8Array): Encoding | null {
	const nuls = [0, 0];
	sample.forEach((byte, place) => {
		if (byte === 0) nuls[place % 2]!++;
	});
	const [even = 0, odd = 0] = nuls;
	if (Math.max(even, odd) < sample.length / 50 || Math.min(even, odd) > 0) return null;
	return endsLinesIn16(sample, odd > even ? 1 : 0) ? (odd > even ? 'utf-16le' : 'utf-16be') : null;
}

/** Whether most line ends have their NUL beside them, before (0) or after (1). */
function endsLinesIn16(sample: Uint8Array, side: 0 | 1): boolean {
	let balance = 0;
	sample.forEach((byte, place) => {
		if (byte === 10 || byte === 13) balance += sample[place + (side ? 1 : -1)] === 0 ? 1 : -1;
	});
	return balance > 0;
}

function isWholeUtf8(sample: Uint8Array, whole: boolean): boolean {
	const cut = [0, 1, 2, 3].map((bytes) => sample.subarray(0, sample.length - bytes));
	return (whole ? cut.slice(0, 1) : cut).some((bytes) => isUtf8(bytes));
}

/** Whether more lines that go beyond ASCII are UTF-8 than are not: no other encoding's words look like it by chance. */
function isMostlyUtf8(sample: Uint8Array): boolean {
	let balance = 0;
	for (let start = 0; start < sample.length;) {
		const end = sample.indexOf(LINE_FEED, start);
		const line = sample.subarray(start, end < 0 ? sample.length : end);
		if (!isAscii(line)) balance += isUtf8(line) ? 1 : -1;
		start = end < 0 ? sample.length : end + 1;
	}
	return balance > 0;
}

const LINE_FEED = 0x0a;

/** In these a character may take several bytes, some of which look like ASCII. */
const ofSeveralBytes: ReadonlySet<Encoding> = new Set(['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr']);

function analyse(sample: Uint8Array): Encoding {
	const bytes = sample.subarray(0, MOST_TO_ANALYSE);
	const [first] = candidates(bytes);
	const isAsian = first && first.confidence >= LEAST_CONFIDENCE && ofSeveralBytes.has(first.encoding);
	const found = isAsian ? first.encoding : likelyOf(wordsBeyondAscii(bytes));
	// Families of encodings share most letters: where it makes no difference here, the commonest one.
	return decode(bytes, found) === decode(bytes, 'windows-1252') ? 'windows-1252' : found;
}

interface Candidate {
	encoding: Encoding;
	/** Of 100. */
	confidence: number;
}

/** The encodings that bytes may be in, the likeliest first. */
function candidates(bytes: Uint8Array): Candidate[] {
	return chardet
		.analyse(bytes)
		.filter(({ name }) => name in known && known[name] !== 'utf-8')
		.map(({ name, confidence }) => ({ encoding: known[name]!, confidence }));
}

/**
 * The likeliest, where it is likely by itself or far likelier than Windows-1252, or Windows-1252 makes no words of many;
 * else Windows-1252.
 */
function likelyOf(words: Uint8Array): Encoding {
	const found = candidates(words);
	if (isTornApart(decode(words, 'windows-1252'))) {
		const whole = found.find(({ encoding }) => !isTornApart(decode(words, encoding)));
		if (whole) return whole.encoding;
	}
	const [first] = found;
	const rival = found.find(({ encoding }) => encoding === 'windows-1252')?.confidence ?? 0;
	const isLikely =
		first &&
		(first.confidence >= LEAST_CONFIDENCE ||
			(first.confidence >= LEAST_APART && first.confidence - rival >= LEAST_MARGIN));
	return isLikely ? first.encoding : 'windows-1252';
}

/** Whether signs stand in the middle of many words, or at their ends: no language writes “Kana³” or “¹czny”. */
function isTornApart(text: string): boolean {
	const words = text.split(' ').filter((word) => word !== '');
	const torn = words.filter(
		(word) => /[¹³¿¯¼¾º¶£¥]/.test(word) && /\p{L}/u.test(word) && !/^[kcdm]?m³$/.test(word)
	);
	return torn.length > words.length / 5;
}

/** The words that tell encodings apart: exports are full of English ones, which would speak for Windows-1252. */
function wordsBeyondAscii(bytes: Uint8Array): Uint8Array {
	const words: number[] = [];
	for (let start = 0; start < bytes.length; start++) {
		let end = start;
		while (end < bytes.length && isLetter(bytes[end]!)) end++;
		const word = bytes.subarray(start, end);
		if (!isAscii(word)) words.push(...word, SPACE);
		start = end;
	}
	return Uint8Array.from(words);
}

function isLetter(byte: number): boolean {
	return byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

const SPACE = 0x20;

/** Bytes as text, without a byte-order mark. What cannot be decoded becomes U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
	return iconv.decode(bytes, encoding);
}
