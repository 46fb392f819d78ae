/** Files that people drop instead of a CSV, by what they begin with. */
const signatures: { starts: readonly number[]; says: string }[] = [
	{ starts: [0xd0, 0xcf, 0x11, 0xe0], says: 'an Excel workbook. Save it as CSV and choose that file' },
	{ starts: [0x25, 0x50, 0x44, 0x46], says: 'a PDF. Export the records as CSV and choose that file' },
	{
		starts: [0x7b, 0x5c, 0x72, 0x74, 0x66],
		says: 'a text document (RTF). Export the records as CSV and choose that file'
	},
	{ starts: [0x1f, 0x8b], says: 'a compressed file (gzip). Unpack it and choose the CSV inside' },
	{ starts: [0x37, 0x7a, 0xbc, 0xaf], says: 'a compressed file (7z). Unpack it and choose the CSV inside' },
	{ starts: [0x52, 0x61, 0x72, 0x21], says: 'a compressed file (rar). Unpack it and choose the CSV inside' },
	{ starts: [0x89, 0x50, 0x4e, 0x47], says: 'a picture (PNG)' },
	{ starts: [0xff, 0xd8, 0xff], says: 'a picture (JPEG)' },
	{ starts: [0x47, 0x49, 0x46, 0x38], says: 'a picture (GIF)' },
	{
		starts: [0x50, 0x41, 0x52, 0x31],
		says: 'a Parquet file. Export the records as CSV and choose that file'
	},
	{ starts: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], says: 'a SQLite database' }
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const LINE_FEED = 0x0a;

/**
 * Why the file cannot be a table of text, judged by how it begins.
 * @returns a sentence, or null where it may well be a CSV
 */
export function refuseByKind(sample: Uint8Array): string | null {
	if (sample.length === 0) return 'This file is empty.';
	if (startsWith(sample, ZIP)) return `This file is no CSV: it is ${zipKind(sample)}.`;
	const known = signatures.find(({ starts }) => startsWith(sample, starts));
	if (known) return `This file is no CSV: it is ${known.says}.`;
	if (startsWith(sample, [0xff, 0xfe, 0, 0]) || startsWith(sample, [0, 0, 0xfe, 0xff])) {
		return 'This file is in UTF-32, which we do not read. Save it as UTF-8.';
	}
	return null;
}

/**
 * Why text that decodes well is still no table: empty, or a format of its own.
 * @returns a sentence, or null
 */
export function refuseByText(text: string): string | null {
	const start = text.slice(0, 2000).trimStart();
	if (text.trim() === '') return 'This file is empty.';
	if (/^<(\?xml|!doctype|html|table)/i.test(start)) return 'Line 1: this is a web page or XML, no CSV.';
	if (/^[[{]\s*["{[]/.test(start) && !/^\[[^\]\n]*\]\s*[,;\t|]/.test(start))
		return 'Line 1: this is JSON, no CSV.';
	return null;
}

/**
 * Why bytes that are no UTF-16 are no text either: control characters, or NUL in more than a few rows, which are rejected.
 * @returns a sentence that names the first line in question, or null
 */
export function refuseBinary(sample: Uint8Array): string | null {
	let controls = 0;
	let nuls = 0;
	let line = 1;
	let firstNul = 0;
	for (const byte of sample) {
		if (byte === LINE_FEED) line++;
		if (byte === 0) {
			firstNul ||= line;
			nuls++;
		}
		if (byte < 9 || (byte > 13 && byte < 32)) controls++;
	}
	if (firstNul === 1 || nuls > sample.length / 1000) {
		return `Line ${firstNul}: this is no text file, it holds NUL characters.`;
	}
	return controls > sample.length / 20
		? 'Line 1: this is no text file, it is full of control characters.'
		: null;
}

function zipKind(sample: Uint8Array): string {
	const names = Buffer.from(sample.buffer, sample.byteOffset, sample.byteLength).toString('latin1');
	if (/\bxl\/|\[Content_Types\]\.xml/.test(names))
		return 'an Excel workbook. Save it as CSV and choose that file';
	if (names.includes('opendocument.spreadsheet')) return 'a spreadsheet. Save it as CSV and choose that file';
	return 'a compressed file (zip). Unpack it and choose the CSV inside';
}

function startsWith(sample: Uint8Array, start: readonly number[]): boolean {
	return start.every((byte, place) => sample[place] === byte);
}
