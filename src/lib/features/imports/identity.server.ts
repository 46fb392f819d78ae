import { hash } from 'node:crypto';
import { ownCopy } from './cutting';

/** Who a row is: a key that no other row of its source has, or the line of the row that it repeats. */
type Identity = { key: string } | { repeats: number; identical: boolean };

/** Bits of a content hash that are kept beside the line, in a number of 53 bits. */
const CHECK_SIZE = 2 ** 26;

/**
 * Tells the rows of one file apart, as every later import of the same source will. A row with a reference is that
 * reference; one without is its content, and how often the same content came before it in the file. So the same rows
 * in another encoding or with another delimiter are the same rows.
 */
export class Identities {
	readonly #sourceId: string;
	readonly #columns: number;
	/** By reference: the line it was first seen on, and a check of what stood there. */
	readonly #references = new Map<string, number>();
	/** By the first bits of the content's hash: how often it was seen. */
	readonly #contents = new Map<number, number>();

	constructor(sourceId: string, columns: number) {
		this.#sourceId = sourceId;
		this.#columns = columns;
	}

	/** Rows are to be given in the order of the file, each once. */
	identify(line: number, cells: readonly string[], reference: string): Identity {
		const content = hash('sha256', JSON.stringify(cells.slice(0, this.#columns)), 'hex');
		return reference === '' ? this.#byContent(content) : this.#byReference(line, content, reference);
	}

	#byReference(line: number, content: string, reference: string): Identity {
		const check = parseInt(content.slice(0, 12), 16) % CHECK_SIZE;
		const seen = this.#references.get(reference);
		if (seen !== undefined) {
			return { repeats: Math.floor(seen / CHECK_SIZE), identical: seen % CHECK_SIZE === check };
		}
		this.#references.set(ownCopy(reference), line * CHECK_SIZE + check);
		return { key: `${this.#sourceId} reference ${reference}` };
	}

	#byContent(content: string): Identity {
		const short = parseInt(content.slice(0, 13), 16);
		const before = this.#contents.get(short) ?? 0;
		this.#contents.set(short, before + 1);
		return { key: `${this.#sourceId} content ${content} ${before}` };
	}
}
