import { createHash } from 'node:crypto';
import { readMultipart, type ArrivingFile } from '../multipart';
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

/**
 * Reads a form (RFC 7578) of one JSON field and one file after it, which is read while it arrives.
 * @param field the name of the JSON field
 * @throws Problem `unsupported-type` where it is no such form, `invalid` where a part is missing or cannot be read
 */
export async function readUpload<Result>(
	request: Request,
	field: string,
	take: (body: JsonBody, file: ArrivingFile) => Promise<Result>
): Promise<Result> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^multipart\/form-data\s*;/i.test(type)) throw notOfType('multipart/form-data', type);
	const posted = new FormData();
	let taken: { result: Result } | undefined;
	await readMultipart(request, posted, async (name, file) => {
		// One file is taken; what stands after it is not looked at any more.
		if (taken) return;
		for (const given of [...posted.keys(), name].filter((each) => each !== field && each !== 'file')) {
			throw invalid({ [`#/${given}`]: `There is no field “${given}” here. Known are ${field} and file.` });
		}
		if (name !== 'file') throw invalid({ [`#/${name}`]: `“${name}” is to be JSON, not a file.` });
		if (!posted.has(field)) {
			throw invalid({ [`#/${field}`]: `“${field}” is missing. It stands before the file.` });
		}
		const text = String(posted.get(field));
		taken = { result: await take({ text, value: parsed(text, field) }, file) };
	});
	if (!taken) throw invalid({ '#/file': '“file” is missing.' });
	return taken.result;
}

function parsed(text: string, field: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		const why = error instanceof Error ? error.message : '';
		throw invalid({ [`#/${field}`]: `“${field}” cannot be read as JSON: ${why}.` });
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
