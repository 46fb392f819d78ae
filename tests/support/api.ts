import type { RequestEvent } from '@sveltejs/kit';
import Ajv from 'ajv';
import { recogniseKey } from '../../src/hooks/api-keys';
import { makeApiKey } from '../../src/lib/features/people/commands.server';
import { problemAnswer } from '../../src/lib/server/api/answers';
import { answerOfApi } from '../../src/lib/server/api/guard';
import { openApiDocument } from '../../src/lib/server/api/openapi';
import type { Context } from '../../src/lib/server/context';
import { refuseLargeBody } from '../../src/lib/server/request-guard';
import { apiScopeList, type ApiScope } from '../../src/lib/shared/api-scopes';
import { newId } from '../../src/lib/shared/ids';
import { Problem } from '../../src/lib/shared/problem';
import { operations } from '../../src/routes/api/v1/operations';

type Handler = (event: RequestEvent) => Promise<Response> | Response;

const routes = import.meta.glob<Record<string, Handler>>('../../src/routes/api/**/+server.ts');

/** What is sent to the API; a JSON body unless it is a form. */
export interface ApiRequest {
	key?: string;
	body?: unknown;
	headers?: Record<string, string>;
	now?: Date;
	/** The network address it comes from. */
	address?: string;
}

export interface ApiAnswer<Body> {
	status: number;
	headers: Headers;
	body: Body;
}

/** An admin makes a key that acts for a person, with every scope unless told otherwise. */
export function keyFor(admin: Context, person: Context, scopes: readonly ApiScope[] = apiScopeList) {
	return makeApiKey(admin, { name: 'A program', userId: person.actor.userId, scopes, expiresOn: null });
}

/**
 * Asks the API as a program does, but for the network: hooks and handlers are those of the app. Every answer is held
 * against the description of the API.
 */
export async function ask<Body = unknown>(
	{ db, now: present }: Pick<Context, 'db' | 'now'>,
	method: string,
	path: string,
	{ key, body, headers = {}, now = present, address = '192.0.2.1' }: ApiRequest = {}
): Promise<ApiAnswer<Body>> {
	const url = new URL(path, 'http://localhost');
	const found = routeOf(url.pathname);
	const isJson = body !== undefined && !(body instanceof FormData) && !(body instanceof Uint8Array);
	const request = new Request(url, {
		method,
		headers: {
			...(isJson && { 'content-type': 'application/json' }),
			...(key !== undefined && { authorization: `Bearer ${key}` }),
			...headers
		},
		...(body !== undefined && {
			body: isJson && typeof body !== 'string' ? JSON.stringify(body) : (body as string)
		})
	});
	const locals = { requestId: newId(), visitor: { db, now, address }, theme: 'system' };
	const event = { request, url, locals, params: found?.params ?? {}, route: { id: found?.id ?? null } };
	const response = await answer(event as unknown as RequestEvent, found?.load);
	const text = await response.text();
	const answered = { status: response.status, headers: response.headers, body: parse(text) as Body };
	expectDescribed(method, found?.path ?? null, answered);
	return answered;
}

async function answer(event: RequestEvent, load: (() => Promise<Record<string, Handler>>) | undefined) {
	try {
		refuseLargeBody(event.request, event.route.id, 512_000_000);
		await recogniseKey(event);
	} catch (thrown) {
		if (thrown instanceof Problem) return problemAnswer(thrown, event.locals.requestId);
		throw thrown;
	}
	return answerOfApi(event, async () => {
		const handlers = await load!();
		const handler = handlers[event.request.method];
		if (handler) return handler(event);
		return new Response('', { status: 405, headers: { allow: Object.keys(handlers).join(', ') } });
	});
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** The route that a path leads to. */
/** Names before parameters, as the app chooses between them. */
const byName = Object.entries(routes).toSorted(
	([a], [b]) => Number(a.includes('[')) - Number(b.includes('['))
);

function routeOf(pathname: string) {
	for (const [file, load] of byName) {
		const id = /src\/routes(.*)\/\+server\.ts$/.exec(file)![1]!;
		const pattern = new RegExp(`^${id.replaceAll('.', '\\.').replaceAll(/\[(\w+)\]/g, '(?<$1>[^/]+)')}$`);
		const match = pattern.exec(pathname);
		if (match) return { id, load, params: { ...match.groups }, path: id.replaceAll(/\[(\w+)\]/g, '{$1}') };
	}
	return undefined;
}

const document = openApiDocument(operations, 'http://localhost') as unknown as {
	paths: Record<
		string,
		Record<string, { responses: Record<string, { content: Record<string, { schema: object }> }> }>
	>;
	components: object;
};
const ajv = new Ajv({ allErrors: true, unknownFormats: 'ignore' });

/** How many answers were held against the description, so that a check of none is noticed. */
export const described = { answers: 0 };

function expectDescribed(
	method: string,
	path: string | null,
	{ status, headers, body }: ApiAnswer<unknown>
): void {
	const type = headers.get('content-type')?.split(';')[0] ?? '';
	const operation = path === null ? undefined : document.paths[path]?.[method.toLowerCase()];
	const schema = operation
		? operation.responses[status]?.content[type]?.schema
		: { $ref: '#/components/schemas/Problem' };
	const where = `${method} ${path} ${status} ${type}`;
	if (path?.endsWith('openapi.json') && status === 200) return;
	if (!schema) throw new Error(`${where} is not described`);
	const validate = ajv.compile({ ...schema, components: document.components });
	if (!validate(body)) throw new Error(`${where}: ${ajv.errorsText(validate.errors)}`);
	described.answers++;
}
