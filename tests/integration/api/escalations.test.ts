import { beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { ask, keyFor, type ApiRequest } from '$tests/support/api';
import { testDatabase } from '$tests/support/database';
import { fabrikam, northwind, type Organisation } from '$tests/support/team';

let db: Database;
let house: Organisation;
let ada: Context;
let key: string;

beforeEach(async () => {
	db = await testDatabase();
	house = await northwind(db);
	ada = house.as.ada!;
	key = await keyFor(ada, house.as.aisha!);
});

const PATH = '/api/v1/escalations';
const good = { team: 'Orders', reason: 'Refund', summary: 'Asked twice' };

interface Item {
	id: string;
	summary: string;
	team: { id: string; name: string };
}

interface Refused {
	errors: { detail: string; pointer?: string; parameter?: string; header?: string }[];
}

const post = <Body = Item>(body: unknown, more: Partial<ApiRequest> = {}) =>
	ask<Body>(ada, 'POST', PATH, { key, body, ...more });
const list = (search = '', as = key) =>
	ask<{ items: Item[]; next: string | null }>(ada, 'GET', PATH + search, { key: as });

describe('logging over the API', () => {
	test('takes names or ids, and answers with both', async () => {
		const byNames = await post({
			...good,
			reason: 'where is my ORDER',
			causes: ['Late delivery', house.entry('cause', 'sizing')],
			firstLine: 'Carrier',
			channel: house.entry('channel', 'email'),
			brand: 'Tailspin',
			severity: 3,
			authorityLimit: 2050,
			avoidable: 'upstream',
			occurredAt: '2026-11-16T23:30:00+01:00',
			followUpDueOn: '2026-11-20'
		});
		expect(byNames.status).toBe(201);
		expect(byNames.headers.get('location')).toBe(`${PATH}/${byNames.body.id}`);
		expect(byNames.body).toMatchObject({
			team: { id: house.teams.Orders, name: 'Orders' },
			reason: { id: house.entry('reason', 'order-status'), name: 'Where is my order' },
			causes: [{ name: 'Late delivery' }, { name: 'Sizing' }],
			firstLine: { name: 'Carrier' },
			channel: { name: 'E-mail' },
			brand: { name: 'Tailspin' },
			severity: 3,
			tier: 2,
			authorityLimit: 2050,
			avoidable: 'upstream',
			occurredAt: '2026-11-16T22:30:00.000Z',
			occurredOn: '2026-11-16',
			followUpDueOn: '2026-11-20',
			state: 'open'
		});
		expect((await ask(ada, 'GET', `${PATH}/${byNames.body.id}`, { key })).body).toEqual(byNames.body);
	});

	test('refuses each field that cannot be used with its place and the reason, and stores nothing', async () => {
		const { status, body } = await post<Refused>({
			team: 'Orders',
			summary: ' ',
			causes: ['Sizing', 7],
			severity: 2.5,
			authorityLimit: 1,
			avoidable: 'maybe',
			occurredAt: '2026-02-30T10:00:00Z',
			followUpDueOn: 'soon',
			colour: 'red'
		});
		expect(status).toBe(400);
		expect(Object.fromEntries(body.errors.map(({ pointer, detail }) => [pointer, detail]))).toEqual({
			'#/reason': '“reason” is missing.',
			'#/summary': 'The summary is missing.',
			'#/causes/1': 'A contributing cause must be a text.',
			'#/severity': 'The severity must be a whole number from 1 to 4.',
			'#/avoidable': expect.stringContaining('must be one of no, authority'),
			'#/occurredAt': expect.stringContaining('must be a moment with its offset'),
			'#/followUpDueOn': expect.stringContaining('must be a day'),
			'#/colour': expect.stringContaining('There is no field “colour” here.')
		});
		expect((await list()).body.items).toEqual([]);
	});

	test.each([
		['1e400', '{"team":"Orders","reason":"Refund","summary":"x","authorityLimit":1e400}'],
		['-1', '{"team":"Orders","reason":"Refund","summary":"x","authorityLimit":-1}'],
		['a text', '{"team":"Orders","reason":"Refund","summary":"x","authorityLimit":"12"}']
	])('refuses an amount of %s', async (_, body) => {
		const answered = await post<Refused>(body, { headers: { 'content-type': 'application/json' } });
		expect(answered.status).toBe(400);
		expect(answered.body.errors[0]).toMatchObject({ pointer: '#/authorityLimit' });
	});

	test('keeps text exactly, and refuses what no database can store', async () => {
		const summary = '=1+1 “naïve”\n\t<script> 日本 👩‍👩‍👧';
		expect((await post({ ...good, summary })).body.summary).toBe(summary);
		expect((await post({ ...good, summary: 'a\0b' })).status).toBe(400);
		expect((await post({ ...good, summary: '\ud800' })).status).toBe(400);
		expect((await post({ ...good, summary: 'x'.repeat(5001) })).status).toBe(400);
	});

	test('of a team that is not the owner’s, or of another organisation, is like that of none', async () => {
		const other = await fabrikam(db);
		for (const team of ['Returns', house.teams.Returns, 'Desk', other.teams.Desk, 'Nowhere']) {
			const { status, body } = await post<Refused>({ ...good, team });
			expect(status, team).toBe(400);
			expect(body.errors[0], team).toEqual({
				detail: `“${team}” is neither the name nor the id of one of the choices.`,
				pointer: '#/team'
			});
		}
	});

	test('under an Idempotency-Key happens once, and a name is good for one request', async () => {
		const headers = { 'idempotency-key': 'case-1' };
		const first = await post(good, { headers });
		const again = await post(good, { headers });
		expect(again.body).toEqual(first.body);
		expect([first.status, again.status]).toEqual([201, 201]);
		expect(again.headers.get('idempotent-replayed')).toBe('true');
		expect(await post({ ...good, summary: 'Another' }, { headers })).toMatchObject({
			status: 422,
			body: { code: 'idempotency-mismatch', errors: [{ header: 'Idempotency-Key' }] }
		});
		const others = await keyFor(ada, house.as.aisha!);
		expect((await post(good, { headers, key: others })).status).toBe(201);
		expect((await list()).body.items).toHaveLength(2);
	});

	test('under a name that is being worked on is asked to come again', async () => {
		const headers = { 'idempotency-key': 'case-2' };
		const answers = await Promise.all([1, 2, 3].map(() => post(good, { headers })));
		const statuses = answers.map(({ status }) => status).sort();
		expect(statuses[0]).toBe(201);
		expect((await list()).body.items).toHaveLength(1);
		expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
		expect(statuses).toContain(409);
	});

	test.each(['', 'two words', 'é', 'x'.repeat(256)])('refuses the Idempotency-Key %j', async (name) => {
		const headers = { 'idempotency-key': encodeURI(name) === name ? name : 'two words' };
		expect((await post<Refused>(good, { headers })).body.errors?.[0]?.header).toBe('Idempotency-Key');
	});
});

describe('the list over the API', () => {
	beforeEach(async () => {
		for (let day = 1; day <= 5; day++) {
			await post({ ...good, summary: `Case ${day}`, occurredAt: `2026-11-0${day}T12:00:00Z` });
		}
	});

	const summaries = ({ body }: Awaited<ReturnType<typeof list>>) => body.items.map(({ summary }) => summary);

	test('is read page by page to its end, newest first', async () => {
		const first = await list('?limit=2');
		expect(summaries(first)).toEqual(['Case 5', 'Case 4']);
		const link = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '')![1]!;
		expect(new URL(link, 'http://localhost').searchParams.get('cursor')).toBe(first.body.next);
		const second = await list(link.slice(PATH.length));
		expect(summaries(second)).toEqual(['Case 3', 'Case 2']);
		const last = await list(`?limit=2&cursor=${second.body.next}`);
		expect(summaries(last)).toEqual(['Case 1']);
		expect(last.body.next).toBeNull();
		expect(last.headers.get('link')).toBeNull();
	});

	test('is read in another order where that is asked for', async () => {
		const first = await list('?sort=oldest&limit=3');
		expect(summaries(first)).toEqual(['Case 1', 'Case 2', 'Case 3']);
		expect(summaries(await list(`?sort=oldest&cursor=${first.body.next}`))).toEqual(['Case 4', 'Case 5']);
		expect(summaries(await list('?sort=follow-up'))).toEqual([]);
	});

	test('refuses a cursor that was made up, or is another list’s or another key’s', async () => {
		const { next } = (await list('?limit=2')).body;
		const others = await keyFor(ada, house.as.aisha!);
		const forged = `${Buffer.from('2026-11-02 01890000-0000-7000-8000-000000000000').toString('base64url')}.x`;
		for (const [search, as] of [
			['?cursor=1', key],
			['?cursor=', key],
			[`?cursor=${forged}`, key],
			[`?cursor=${next}x`, key],
			[`?team=Orders&cursor=${next}`, key],
			[`?limit=2&cursor=${next}`, others]
		] as const) {
			const { status, body } = await ask<Refused>(ada, 'GET', PATH + search, { key: as });
			expect(status, search).toBe(400);
			expect(body.errors[0]?.parameter, search).toBe('cursor');
		}
	});

	test('is narrowed like the list in the app', async () => {
		expect(summaries(await list('?from=2026-11-02&to=2026-11-03'))).toEqual(['Case 3', 'Case 2']);
		expect(summaries(await list('?q=case%204&team=orders&reason=Refund'))).toEqual(['Case 4']);
		expect(summaries(await list('?cause=none&state=open&severity=2&limit=1'))).toEqual(['Case 5']);
		expect(summaries(await list('?channel=Phone'))).toEqual([]);
		await post({ ...good, summary: 'Told twice', tier: 3, avoidable: 'tool', customerReference: 'C-7' });
		await post({ ...good, summary: 'Told thrice', customerReference: 'c-7' });
		expect(summaries(await list('?tier=3&avoidable=yes&logged=me'))).toEqual(['Told twice']);
		expect(summaries(await list('?customer=C-7&repeat=yes'))).toEqual(['Told thrice']);
		expect(summaries(await list('?avoidable=tool&linked=yes'))).toEqual([]);
		expect(summaries(await list('?assigned=me'))).toEqual([]);
	});

	test('refuses parameters that are unknown, given twice or cannot be used', async () => {
		const { status, body } = await ask<Refused>(
			ada,
			'GET',
			`${PATH}?from=yesterday&limit=0&severity=9&state=closed&page=2`,
			{ key }
		);
		expect(status).toBe(400);
		expect(body.errors.map(({ parameter }) => parameter).sort()).toEqual([
			'from',
			'limit',
			'page',
			'severity',
			'state'
		]);
		const named = await ask<Refused>(ada, 'GET', `${PATH}?team=Nowhere&cause=Weather`, { key });
		expect(named.body.errors.map(({ parameter }) => parameter)).toEqual(['team', 'cause']);
		const twice = await ask<Refused>(ada, 'GET', `${PATH}?team=Orders&team=Returns`, { key });
		expect(twice.body.errors).toEqual([{ detail: '“team” is given twice.', parameter: 'team' }]);
	});

	test('holds what the owner of the key sees alone, and single ones are found by the same rule', async () => {
		const { zoe } = (await fabrikam(db)).as as Record<string, Context>;
		const strangers = [await keyFor(ada, house.as.chen!), await keyFor(zoe!, zoe!)];
		const { id } = (await list()).body.items[0]!;
		for (const stranger of strangers) {
			expect((await list('', stranger)).body.items).toEqual([]);
			expect((await ask(ada, 'GET', `${PATH}/${id}`, { key: stranger })).status).toBe(404);
			expect((await ask(ada, 'GET', `${PATH}/nothing`, { key: stranger })).status).toBe(404);
		}
	});
});
