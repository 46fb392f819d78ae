import { createHash } from 'node:crypto';
import { beingWorkedOn, type Receipt } from '$lib/shared/receipt';
import { invalid, Problem } from '$lib/shared/problem';

/** A body in JSON, and what it was before it was read. */
export interface JsonBody {
	value: unknown;
	text: string;
}

/**
 * Reads a body that is to be JSON.
 * @throws Problem `unsupported-type` where it says it is something else, `invalid` where it is not JSON
 */
export async function readJson(request: Request): Promise<JsonBody> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(type)) throw notOfType('application/json', type);
	const bytes = await request.arrayBuffer().catch(() => {
		throw invalid({ '': 'This did not arrive as a whole. Please send it again.' });
	});
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return { text, value: JSON.parse(text) };
	} catch (error) {
		const why = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
		throw invalid({ '': `The body cannot be read as JSON: ${why}.` });
	}
}

/** The refusal of a content type. */
export function notOfType(expected: string, given: string): Problem {
	const message = `Send this as ${expected}${given ? `, not as ${given.split(';')[0]!.slice(0, 100)}` : ''}.`;
	return new Problem('unsupported-type', message, { 'Content-Type': message });
}

const underWay = new Set<string>();

/**
 * The name a sender gave to a write, with what tells it from others; null where it has none.
 * @param content of the request, in any form that is the same for the same request
 * @throws Problem `invalid` where the header cannot be used
 */
export function namedWrite(request: Request, keyId: string, content: string): Receipt | null {
	const idempotencyKey = request.headers.get('idempotency-key');
	if (idempotencyKey === null) return null;
	if (!/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
		const message = 'An Idempotency-Key has 1 to 255 letters, digits or signs of ASCII, without spaces.';
		throw invalid({ 'Idempotency-Key': message });
	}
	const { pathname, search } = new URL(request.url);
	const fingerprint = createHash('sha256')
		.update(JSON.stringify([request.method, pathname, search, content]))
		.digest('hex');
	return { keyId, idempotencyKey, fingerprint };
}

/**
 * Does a named write unless the same name is being worked on in this process; in another process the second waits for
 * its turn and finds what the first was answered.
 * @throws Problem `conflict`
 */
export async function unlessUnderWay<Result>(
	receipt: Pick<Receipt, 'keyId' | 'idempotencyKey'> | null,
	work: () => Promise<Result>
): Promise<Result> {
	if (receipt === null) return work();
	const name = `${receipt.keyId} ${receipt.idempotencyKey}`;
	if (underWay.has(name)) {
		throw beingWorkedOn();
	}
	underWay.add(name);
	try {
		return await work();
	} finally {
		underWay.delete(name);
	}
}
