import { request, type IncomingHttpHeaders } from 'node:http';
import type { RunningApp } from './app';
import { SESSION_COOKIE } from './sign-in';

/** What is filled into a form, by field; with a file in it, it is sent in parts. */
export type Form = Record<string, string | string[] | File>;

export interface Sent {
	method?: string;
	path: string;
	headers?: Record<string, string>;
	/** A form, or a body as it is. */
	body?: Form | string | Buffer;
	/** What the session cookie holds. */
	session?: string;
}

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	/** Each cookie that was set, whole. */
	cookies: string[];
	body: string;
}

/** What a browser adds to a request of the app's own pages. */
export const sameOrigin = { 'sec-fetch-site': 'same-origin' };

/** Sends a request with little in it but what is asked for; a form is encoded as browsers do. */
export async function send(
	app: RunningApp,
	{ method = 'GET', path, headers = {}, body, session }: Sent
): Promise<Answer> {
	const isChunked = 'transfer-encoding' in headers;
	const { payload, contentType } =
		typeof body === 'object' && !Buffer.isBuffer(body) ? await encodeForm(body) : { payload: body };
	return new Promise((resolve, reject) => {
		const outgoing = request(
			new URL(path, app.address),
			{
				method,
				// A connection each: one that refused a body half-way is closed after its answer.
				agent: false,
				headers: {
					// As a browser that opens a page; Kit answers others in JSON.
					accept: 'text/html',
					...(contentType && { 'content-type': contentType }),
					...(payload !== undefined &&
						!isChunked && { 'content-length': String(Buffer.byteLength(payload)) }),
					...(session !== undefined && { cookie: `${SESSION_COOKIE}=${session}` }),
					...headers
				}
			},
			(incoming) => {
				const chunks: Buffer[] = [];
				const answer = () =>
					resolve({
						status: incoming.statusCode ?? 0,
						headers: incoming.headers,
						cookies: incoming.headers['set-cookie'] ?? [],
						body: Buffer.concat(chunks).toString()
					});
				incoming.on('data', (chunk: Buffer) => {
					chunks.push(chunk);
					if (!incoming.headers['content-type']?.startsWith('text/event-stream')) return;
					// It has no end to wait for.
					answer();
					incoming.destroy();
				});
				incoming.on('error', reject);
				incoming.on('end', answer);
			}
		);
		outgoing.on('error', reject);
		outgoing.end(payload);
	});
}

async function encodeForm(form: Form): Promise<{ payload: Buffer; contentType: string }> {
	const fields = Object.entries(form).flatMap(([name, value]) =>
		[value].flat().map((each) => [name, each] as const)
	);
	const hasFile = fields.some(([, value]) => value instanceof File);
	const encoded = hasFile ? new FormData() : new URLSearchParams();
	for (const [name, value] of fields) encoded.append(name, value as string);
	const asSent = new Response(encoded);
	const contentType = asSent.headers.get('content-type') ?? '';
	return { payload: Buffer.from(await asSent.arrayBuffer()), contentType };
}

/** An answer without what differs from one request to the next although it means the same. */
export function comparable({ status, body }: Answer): string {
	const text = body
		.replace(/nonce="[^"]*"/g, 'nonce')
		.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'an id')
		.replace(/(\/together\/)(?:an id|[A-Z0-9]{6})/g, '$1a code')
		// The page repeats what its own address named.
		.replace(/params: \{[^}]*\}/g, 'params');
	return `${status}\n${text}`;
}

/** Signs in as the form of the page does. */
export function signInWith(
	app: RunningApp,
	{ email, password }: { email: string; password: string },
	session?: string
): Promise<Answer> {
	const headers = { ...sameOrigin, origin: app.origin };
	return send(app, {
		method: 'POST',
		path: '/sign-in',
		headers,
		body: { email, password, next: '' },
		session
	});
}

/** A cookie that an answer sets, whole; empty where it sets none of the name. */
export function cookieNamed(name: string, { cookies }: Answer): string {
	return cookies.find((cookie) => cookie.startsWith(`${name}=`)) ?? '';
}

/** What a cookie holds. */
export function valueOf(cookie: string): string {
	return cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));
}
