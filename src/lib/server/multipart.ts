import { Problem } from '$lib/shared/problem';

/** A file on its way in: its content has to be read before anything after it can be. */
export interface ArrivingFile {
	/** As its sender calls it; empty where none was chosen. */
	name: string;
	chunks: AsyncGenerator<Uint8Array, void>;
}

const MOST_HEADER_BYTES = 16_000;
const MOST_FIELD_BYTES = 1_000_000;

/**
 * Reads a posted multipart form (RFC 7578) as it arrives, so that its file is never in memory as a whole.
 * @param posted gets each text field as it comes
 * @param take is given each file; fields that stand after it in the form are not in `posted` yet
 * @throws Problem `invalid` where the request is no such form or breaks off
 */
export async function readMultipart(
	request: Request,
	posted: FormData,
	take: (field: string, file: ArrivingFile) => Promise<void>
): Promise<void> {
	const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(
		request.headers.get('content-type') ?? ''
	);
	if (!boundary || !request.body) throw brokenOff();
	const mark = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
	const body = new MarkedBytes(request.body);

	await discard(body.upTo(mark));
	while ((await body.next(2)).toString('latin1') === '\r\n') {
		const { name, fileName } = readHeaders(await text(body.upTo(Buffer.from('\r\n\r\n')), MOST_HEADER_BYTES));
		const content = body.upTo(mark);
		if (fileName === null) posted.append(name, await text(content, MOST_FIELD_BYTES));
		else {
			await take(name, { name: fileName, chunks: content });
			// A generator that its reader has left is closed, so what it did not give is read by another.
			if (body.isBeforeMark) await discard(body.upTo(mark));
		}
	}
}

/** Bytes that come in chunks of any size, read from one mark to the next. */
class MarkedBytes {
	readonly #chunks: AsyncIterator<Uint8Array>;
	/** The first part's mark follows a line end, which the form itself may begin without. */
	#left = Buffer.from('\r\n');
	/** Whether what was asked for up to a mark has not been read up to it. */
	isBeforeMark = false;

	constructor(stream: ReadableStream<Uint8Array>) {
		this.#chunks = stream[Symbol.asyncIterator]();
	}

	/** What stands before the mark; reading goes on after it. */
	upTo(mark: Buffer): AsyncGenerator<Uint8Array, void> {
		this.isBeforeMark = true;
		return this.#read(mark);
	}

	async *#read(mark: Buffer): AsyncGenerator<Uint8Array, void> {
		for (;;) {
			const found = this.#left.indexOf(mark);
			const certain = found >= 0 ? found : Math.max(0, this.#left.length - mark.length + 1);
			const before = this.#left.subarray(0, certain);
			this.#left = this.#left.subarray(found >= 0 ? found + mark.length : certain);
			this.isBeforeMark = found < 0;
			if (before.length > 0) yield before;
			if (found >= 0) return;
			await this.#more();
		}
	}

	async next(bytes: number): Promise<Buffer> {
		while (this.#left.length < bytes) await this.#more();
		const read = this.#left.subarray(0, bytes);
		this.#left = this.#left.subarray(bytes);
		return read;
	}

	async #more(): Promise<void> {
		const { value, done } = await this.#chunks.next();
		if (done) throw brokenOff();
		this.#left = Buffer.concat([this.#left, value]);
	}
}

function readHeaders(headers: string): { name: string; fileName: string | null } {
	const [, disposition = ''] = /^content-disposition:\s*form-data(.*)$/im.exec(headers) ?? [];
	const name = parameter(disposition, 'name');
	if (name === null) throw brokenOff();
	return { name, fileName: parameter(disposition, 'filename') };
}

/** Browsers write a quotation mark and line ends inside names as percent signs and digits. */
function parameter(disposition: string, name: string): string | null {
	const found = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition);
	const escapes: Record<string, string> = { '%22': '"', '%0D': '\r', '%0A': '\n' };
	return found?.[1]?.replace(/%22|%0D|%0A/gi, (escape) => escapes[escape.toUpperCase()]!) ?? null;
}

async function text(chunks: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
	const parts: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of chunks) {
		bytes += chunk.byteLength;
		if (bytes > mostBytes) throw new Problem('too-large', 'A field of this form is too long.');
		parts.push(chunk);
	}
	return Buffer.concat(parts).toString('utf8');
}

async function discard(chunks: AsyncGenerator<Uint8Array, void>): Promise<void> {
	while (!(await chunks.next()).done);
}

function brokenOff(): Problem {
	return new Problem('invalid', 'This did not arrive as a whole. Please send it again.');
}
