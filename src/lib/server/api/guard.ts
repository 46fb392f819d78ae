import type { RequestEvent } from '@sveltejs/kit';
import { plainProblemAnswer, problemAnswer } from './answers';
import { keyRequired } from './endpoint';

const KEY = /^Bearer +(ek_\S+)\s*$/i;

/** The key a request came with. Other bearer tokens are none of ours: a proxy before the app may add them. */
export function keyOf(request: Request): string | null {
	return KEY.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
}

const DESCRIPTION: string = '/api/v1/openapi.json';

/**
 * Lets a request for the HTTP API through that came with a key that works; the description is open to everybody. What
 * the framework itself answers, as for an address or method that is not there, becomes a problem like every other.
 */
export async function answerOfApi(
	{ request, route, locals, url }: RequestEvent,
	resolve: () => Promise<Response> | Response
): Promise<Response> {
	const { requestId } = locals;
	const isOpen = route.id === DESCRIPTION && (request.method === 'GET' || request.method === 'HEAD');
	if (!isOpen && !locals.apiKey) return problemAnswer(keyRequired(), requestId);
	if (route.id === null) {
		const detail = `There is nothing at ${url.pathname}. ${DESCRIPTION} describes what there is.`;
		return plainProblemAnswer(404, detail, requestId);
	}
	const response = await resolve();
	if (response.status < 400 || response.headers.get('content-type')?.includes('problem+json'))
		return response;
	const allow = response.headers.get('allow');
	const detail = allow ? `This address takes ${allow}.` : 'This request cannot be answered.';
	return plainProblemAnswer(response.status, detail, requestId, allow ? { allow } : {});
}
