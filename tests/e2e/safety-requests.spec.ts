import { readdirSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { escalations } from '../../src/lib/features/escalations/tables.server';
import { newId } from '../../src/lib/shared/ids';
import { sameOrigin, send, type Answer, type Sent } from '../support/attacker';
import { expect, test, type TeamApp } from '../support/browser';
import { operationsOf } from '../support/routes';
import { startSession } from '../support/sign-in';

const operations = operationsOf();
const unsafe = operations.filter(({ method }) => method !== 'GET');
const NOWHERE = '01890000-0000-7000-8000-000000000000';

const addressOf = ({ path, search }: { path: string; search: string }) =>
	path.replaceAll(/\[[^\]]+\]/g, NOWHERE) + search;

function logged(app: TeamApp): Sent {
	return {
		method: 'POST',
		path: '/escalations/new',
		body: {
			id: newId(),
			teamId: app.northwind.teams.Orders!,
			reasonId: app.northwind.entry('reason', 'refund'),
			summary: 'Sent from somewhere'
		}
	};
}

async function countEscalations({ db }: TeamApp): Promise<number> {
	const [counted] = await db.select({ count: sql`count(*)`.mapWith(Number) }).from(escalations);
	return counted!.count;
}

test.describe('a write that did not come from a page of ours', () => {
	const elsewhere = (origin: string): Record<string, Record<string, string>> => ({
		'says nothing about where it comes from': {},
		'comes from another site': { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
		'comes from a neighbour on the same site': { 'sec-fetch-site': 'same-site' },
		'was typed into the address bar': { 'sec-fetch-site': 'none' },
		'comes from another site under our name': { 'sec-fetch-site': 'cross-site', origin },
		'comes from a sandbox': { origin: 'null' },
		'comes from a name that begins with ours': { origin: `${origin}.elsewhere.example` },
		'comes from our name on another port': { origin: origin.replace(/\d+$/, '1') },
		'comes from our name over https': { origin: origin.replace('http:', 'https:') },
		'names itself by a referrer only': { referer: `${origin}/escalations/new` }
	});

	const contentTypes: Record<string, Record<string, string>> = {
		'of a form': { 'content-type': 'application/x-www-form-urlencoded' },
		'of a form in capitals': { 'CONTENT-TYPE': 'APPLICATION/X-WWW-FORM-URLENCODED' },
		'of plain text': { 'content-type': 'text/plain' },
		'of a form with files': { 'content-type': 'multipart/form-data; boundary=x' },
		'of JSON': { 'content-type': 'application/json' },
		'of nothing at all': { 'content-type': '' }
	};

	test('is refused, whatever its method and its content type', async ({ app }) => {
		const session = await startSession(app.northwind.as.lena!);
		const before = await countEscalations(app);
		const { body, path } = logged(app);
		const encoded = new URLSearchParams(body as Record<string, string>).toString();
		for (const [where, from] of Object.entries(elsewhere(app.origin))) {
			for (const [what, type] of Object.entries(contentTypes)) {
				for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
					const { status } = await send(app, {
						method,
						path,
						session,
						body: encoded,
						headers: { ...from, ...type }
					});
					expect(status, `${method} that ${where}, ${what}`).toBe(403);
				}
			}
		}
		expect(await countEscalations(app)).toBe(before);
	});

	test('is refused by every route, and where there is none', async ({ app }) => {
		const session = await startSession(app.northwind.as.ada!);
		const paths = new Set([...operations.map(addressOf), '/nowhere', '/api/v1/nothing']);
		for (const path of paths) {
			for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
				const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' };
				// The API knows keys alone, which no site can make a browser send.
				// Mail programs end a kind of mails by a request of their own, for which the token in it has to do.
				const ended = path.startsWith('/unsubscribe/') && (method === 'POST' ? 404 : 405);
				const refusal = path.startsWith('/api/') ? 401 : ended || 403;
				const { status } = await send(app, { method, path, session, body: 'x', headers });
				expect(status, `${method} ${path}`).toBe(refusal);
				const { status: withoutSession } = await send(app, { method, path, body: 'x', headers });
				expect(withoutSession, `${method} ${path} without a session`).toBe(refusal);
			}
		}
	});

	test('is told from one that did', async ({ app }) => {
		const session = await startSession(app.northwind.as.lena!);
		const ways: Record<string, string>[] = [
			sameOrigin,
			{ origin: app.origin },
			{ ...sameOrigin, 'CONTENT-TYPE': 'APPLICATION/X-WWW-FORM-URLENCODED' }
		];
		for (const headers of ways) {
			const before = await countEscalations(app);
			const { status } = await send(app, { ...logged(app), session, headers });
			expect(status, JSON.stringify(headers)).toBe(303);
			expect(await countEscalations(app)).toBe(before + 1);
		}
	});
});

test('a body that no form would send is refused and never breaks a route', async ({ app }) => {
	const session = await startSession(app.northwind.as.ada!);
	const bodies: Partial<Sent>[] = [
		{},
		{ body: '' },
		{ body: 'x', headers: { 'content-type': 'text/plain' } },
		{ body: '{"a":', headers: { 'content-type': 'application/json' } },
		{ body: '--x\r\nbroken', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
		{ body: 'x', headers: { 'content-type': 'multipart/form-data' } },
		{ body: '%E0%A4%A=%&=&&', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
		{
			body: 'summary=%00&name=%00&email=%00',
			headers: { 'content-type': 'application/x-www-form-urlencoded' }
		}
	];
	for (const operation of unsafe) {
		for (const { body, headers } of bodies) {
			const { status } = await send(app, {
				method: operation.method,
				path: addressOf(operation),
				session,
				body,
				headers: { ...sameOrigin, ...headers }
			});
			const what = `${operation.name} with ${JSON.stringify(body)} as ${headers?.['content-type']}`;
			expect(status, what).toBeLessThan(500);
		}
	}
	expect(app.output()).not.toContain('TypeError');
});

test('a made-up address or search is answered, not stumbled over', async ({ app }) => {
	const session = await startSession(app.northwind.as.ada!);
	const searches = [
		'?from=2026-02-30&to=0001-01-01&from=x',
		`?team=${NOWHERE}&cause=${NOWHERE}&brand=x&channel=x&reason=x`,
		'?page=x&state=x&severity=9&words=%00%27%22%3C%25_',
		`?page=${'9'.repeat(400)}`,
		'?period=last-90-days&by=x',
		'?%E0%A4%A'
	];
	for (const { name, path } of operations.filter(({ method }) => method === 'GET')) {
		for (const inPlace of [NOWHERE, '%00', '%F0%9F%92%A9', "'", '..%2f..', 'a'.repeat(2000)]) {
			const { status } = await send(app, { path: path.replaceAll(/\[[^\]]+\]/g, inPlace), session });
			expect(status, `${name} with ${inPlace.slice(0, 20)}`).toBeLessThan(500);
			if (!path.includes('[')) break;
		}
		for (const search of searches) {
			const { status } = await send(app, { path: addressOf({ path, search }), session });
			expect(status, name + search).toBeLessThan(500);
		}
	}
});

test.describe('every answer', () => {
	async function answersOfEveryKind(app: TeamApp): Promise<Record<string, Answer>> {
		const session = await startSession(app.northwind.as.ada!);
		const assets = readdirSync('build/client', { recursive: true, encoding: 'utf8' });
		const assetsByKind = ['.js', '.css', '.svg', '.woff2'].map((kind) =>
			assets.find((path) => path.endsWith(kind))
		);
		const big = {
			method: 'POST',
			body: 'x'.repeat(1_100_000),
			headers: { ...sameOrigin, 'content-type': 'text/plain' }
		};
		const wanted: Record<string, Sent> = {
			...Object.fromEntries(
				operations
					.filter(({ method }) => method === 'GET')
					.flatMap((operation): [string, Sent][] => [
						[`${operation.name} signed in`, { path: addressOf(operation), session }],
						[`${operation.name} as nobody`, { path: addressOf(operation) }]
					])
			),
			...Object.fromEntries(
				assetsByKind.filter((path) => path !== undefined).map((path) => [path, { path: `/${path}` }])
			),
			'an asset that is gone': { path: '/_app/immutable/chunks/gone.js' },
			'no such page': { path: '/nowhere', session },
			'no such page as nobody': { path: '/nowhere' },
			'an address that cannot be read': { path: '/%E0%A4%A', session },
			'the data of a page': { path: '/escalations/__data.json', session },
			'a form that was not filled': {
				method: 'POST',
				path: '/escalations/new',
				session,
				body: {},
				headers: sameOrigin
			},
			'a form that was': { ...logged(app), session, headers: sameOrigin },
			'a write from elsewhere': { method: 'POST', path: '/escalations/new', session, body: {} },
			'a method a page does not have': {
				method: 'DELETE',
				path: '/escalations',
				session,
				headers: sameOrigin
			},
			'a page asked for its head': { method: 'HEAD', path: '/escalations', session },
			'a page asked for its options': { method: 'OPTIONS', path: '/escalations', session },
			'a body that is too large': { ...big, path: '/escalations/new', session },
			'a body that is too large, from nobody': { ...big, path: '/sign-in' }
		};
		const answers: Record<string, Answer> = {};
		for (const [what, sent] of Object.entries(wanted)) answers[what] = await send(app, sent);
		return answers;
	}

	test('carries the headers that keep it to itself', async ({ app }) => {
		const answers = await answersOfEveryKind(app);
		expect(Object.keys(answers).length).toBeGreaterThan(30);
		for (const [what, { status, headers }] of Object.entries(answers)) {
			expect(headers, what).toMatchObject({
				'x-content-type-options': 'nosniff',
				'x-frame-options': 'DENY',
				'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer)$/),
				'cross-origin-opener-policy': 'same-origin',
				'content-security-policy': expect.stringContaining("default-src 'none'")
			});
			expect(headers['content-security-policy'], what).toContain("frame-ancestors 'none'");
			expect(headers['content-security-policy'], what).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
			expect(headers, what).not.toHaveProperty('x-powered-by');
			expect(headers, what).not.toHaveProperty('access-control-allow-origin');
			if (status === 200 && headers['content-type']?.startsWith('text/html')) {
				expect(headers['cache-control'] ?? '', what).toMatch(/^private/);
			}
		}
	});

	test('that is a page lets only scripts with its own nonce run', async ({ app }) => {
		const answers = Object.entries(await answersOfEveryKind(app));
		const pages = answers.filter(([, { headers }]) => headers['content-type']?.startsWith('text/html'));
		const nonces = new Set<string>();
		for (const [what, { headers, body }] of pages) {
			if (!body.includes('<script')) continue;
			const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
			expect(nonce, what).toBeTruthy();
			nonces.add(nonce!);
			for (const [tag] of body.matchAll(/<script\b[^>]*>/g)) expect(tag, what).toContain(`nonce="${nonce}"`);
			expect(body, what).not.toMatch(/<[^>]+\son\w+=/);
			expect(body, what).not.toMatch(/href="javascript:/i);
		}
		expect(nonces.size).toBeGreaterThan(10);
	});

	test('a body too large is refused as too large', async ({ app }) => {
		const answers = await answersOfEveryKind(app);
		expect(answers['a body that is too large']!.status).toBe(413);
		expect(answers['a body that is too large, from nobody']!.status).toBe(413);
		const session = await startSession(app.northwind.as.lena!);
		const chunked = await send(app, {
			...logged(app),
			session,
			headers: { ...sameOrigin, 'transfer-encoding': 'chunked' }
		});
		expect(chunked.status).toBe(413);
	});
});
