import { STATUS_CODES } from 'node:http';
import type { Problem } from '$lib/shared/problem';
import { statusOf } from '../answers';

/** An answer in JSON. Nothing of it is to be kept by caches on the way. */
export function jsonAnswer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers }
	});
}

/**
 * What a write was answered, now or when it was sent before.
 * @param collection the address under which what was made is found by its id
 */
export function writtenAnswer(
	{ status, answer, isRepeated }: { status: number; answer: unknown; isRepeated: boolean },
	collection: string
): Response {
	return jsonAnswer(answer, status, {
		location: `${collection}/${(answer as { id: string }).id}`,
		...(isRepeated && { 'idempotent-replayed': 'true' })
	});
}

/** A page of a list: `next` and a Link header (RFC 8288) lead to the next one, where there is one. */
export function pageAnswer(url: URL, items: readonly unknown[], next: string | null): Response {
	if (next === null) return jsonAnswer({ items, next });
	const search = new URLSearchParams(url.searchParams);
	search.set('cursor', next);
	return jsonAnswer({ items, next }, 200, { link: `<${url.pathname}?${search}>; rel="next"` });
}

/** Where in a request something is wrong: in its body, by JSON pointer (RFC 6901), or in a parameter or header. */
type Place = { pointer: string } | { parameter: string } | { header: string };

/** What an answer that refuses something says (RFC 9457). */
export interface ProblemBody {
	type: 'about:blank';
	title: string;
	status: number;
	detail: string;
	code: string;
	requestId: string;
	errors?: ({ detail: string } & Place)[];
}

/** A refusal as RFC 9457 writes it. Fields of the problem that begin with `?` are parameters of the address. */
export function problemAnswer(problem: Problem, requestId: string): Response {
	const status = statusOf[problem.code];
	const errors = Object.entries(problem.fields).map(([field, detail]) => ({
		detail,
		...placeOf(field)
	}));
	return problemResponse(
		{
			type: 'about:blank',
			title: STATUS_CODES[status] ?? 'Refused',
			status,
			detail: problem.message,
			code: problem.code,
			requestId,
			...(errors.length > 0 && { errors })
		},
		headersOf(problem)
	);
}

/** A refusal that no rule of ours made: an address without anything, a method that is not there, an error of ours. */
export function plainProblemAnswer(
	status: number,
	detail: string,
	requestId: string,
	headers: HeadersInit = {}
) {
	const title = STATUS_CODES[status] ?? 'Refused';
	const code = title.toLowerCase().replaceAll(' ', '-');
	return problemResponse({ type: 'about:blank', title, status, detail, code, requestId }, headers);
}

function problemResponse(body: ProblemBody, given: HeadersInit): Response {
	const headers = new Headers(given);
	headers.set('content-type', 'application/problem+json');
	headers.set('cache-control', 'no-store');
	return new Response(JSON.stringify(body), { status: body.status, headers });
}

function headersOf({ code, retryAfter }: Problem): Record<string, string> {
	return {
		...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
		...(code === 'sign-in-required' && { 'www-authenticate': 'Bearer realm="Evenkeel"' })
	};
}

const HEADERS: ReadonlySet<string> = new Set(['Idempotency-Key', 'Content-Type']);

function placeOf(field: string): Place {
	if (HEADERS.has(field)) return { header: field };
	if (field.startsWith('#')) return { pointer: field };
	if (field.startsWith('?')) return { parameter: field.slice(1) };
	const steps = field.split('.').filter((step) => step !== '');
	const escaped = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'));
	return { pointer: `#${escaped.map((step) => `/${step}`).join('')}` };
}
