import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { ApiScope } from '$lib/shared/api-scopes';
import { invalid, Problem, type FieldErrors } from '$lib/shared/problem';
import type { Context } from '../context';
import { logError } from '../log-error';
import { settings } from '../settings';
import { plainProblemAnswer, problemAnswer } from './answers';
import { RateLimit, rateLimitHeaders } from './rate-limit';

/** The key that a request came with. */
export interface KeyInUse {
	id: string;
	/** The hash of the key, which nobody but this server can make without it. */
	hash: string;
	scopes: readonly ApiScope[];
}

/** A request that its key allows. */
export interface Asked {
	context: Context;
	key: KeyInUse;
	request: Request;
	params: Partial<Record<string, string>>;
	url: URL;
}

let limit: RateLimit | undefined;

/**
 * A handler of the HTTP API. It counts the request against its key's limit, holds its scopes against the one that is
 * needed, and answers whatever is refused or goes wrong as a problem.
 */
export function apiEndpoint(scope: ApiScope, work: (asked: Asked) => Promise<Response>) {
	return async (event: RequestEvent): Promise<Response> => {
		const { context, apiKey, requestId } = event.locals;
		if (!context || !apiKey) return problemAnswer(keyRequired(), requestId);
		limit ??= new RateLimit(settings().apiRequestsPerMinute);
		const rate = limit.count(apiKey.id, context.now);
		const response = await answered(event, async () => {
			if (rate.exceeded) throw tooMany(rate.secondsLeft);
			if (!apiKey.scopes.includes(scope)) throw withoutScope(scope);
			const { request, params, url } = event;
			return work({ context, key: apiKey, request, params, url });
		});
		for (const [name, value] of Object.entries(rateLimitHeaders(rate))) response.headers.set(name, value);
		return response;
	};
}

async function answered(event: RequestEvent, work: () => Promise<Response>): Promise<Response> {
	const { requestId } = event.locals;
	try {
		return await work();
	} catch (thrown) {
		if (thrown instanceof Problem) return problemAnswer(thrown, requestId);
		logError(`request ${requestId} ${event.request.method} ${event.route.id}`, thrown);
		return plainProblemAnswer(500, 'Something went wrong on our side, and nothing was changed.', requestId);
	}
}

/**
 * Reads the parameters of an address by a schema.
 * @throws Problem `invalid` with a sentence for each parameter that cannot be used
 */
export function readQuery<Schema extends v.GenericSchema>(schema: Schema, url: URL): v.InferOutput<Schema> {
	const given: Record<string, string> = {};
	const twice: FieldErrors = {};
	for (const [name, value] of url.searchParams) {
		if (Object.hasOwn(given, name)) twice[`?${name}`] = `“${name}” is given twice.`;
		Object.defineProperty(given, name, { value, enumerable: true, configurable: true });
	}
	if (Object.keys(twice).length > 0) throw invalid(twice);
	return checked(schema, given, '?');
}

/**
 * Holds what was sent against a schema.
 * @param place where it stands: a JSON pointer into the body, or `?` for the parameters of an address
 * @throws Problem `invalid` with a sentence for each field that cannot be used
 */
export function checked<Schema extends v.GenericSchema>(
	schema: Schema,
	given: unknown,
	place = '#'
): v.InferOutput<Schema> {
	const result = v.safeParse(schema, given);
	if (result.success) return result.output;
	const fields: FieldErrors = {};
	for (const issue of result.issues) {
		const steps = (issue.path ?? []).map(({ key }) => String(key));
		fields[place === '?' ? place + steps.join('.') : pointerTo(place, steps)] ??= issue.message;
	}
	throw invalid(fields);
}

/** A JSON pointer (RFC 6901). */
function pointerTo(place: string, steps: readonly string[]): string {
	const escaped = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'));
	return [place, ...escaped].join('/');
}

/** The refusal of a request without a key that works. It does not say which of these it is. */
export function keyRequired(): Problem {
	return new Problem(
		'sign-in-required',
		'Send a key that works as “Authorization: Bearer ek_live_…”. An admin makes keys in Settings, and can see there whether one was revoked or has expired.'
	);
}

function withoutScope(scope: ApiScope): Problem {
	return new Problem(
		'forbidden',
		`This key does not have the scope ${scope}. An admin can make one that has it in Settings.`
	);
}

function tooMany(seconds: number): Problem {
	const message = `These are more requests than a key may send in a minute. Please go on in ${seconds} seconds.`;
	return new Problem('too-many', message, {}, seconds);
}
