import { beforeEach, describe, expect, test } from 'vitest';
import { deactivatePerson, revokeApiKey } from '$lib/features/people/commands.server';
import { apiKeyList } from '$lib/features/people/queries.server';
import type { Context } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { ask, described, keyFor } from '$tests/support/api';
import { testDatabase } from '$tests/support/database';
import { northwind, NOW, type Organisation } from '$tests/support/team';

process.env.API_REQUESTS_PER_MINUTE = '20';

let db: Database;
let house: Organisation;
let ada: Context;
let aisha: Context;

beforeEach(async () => {
	db = await testDatabase();
	house = await northwind(db);
	ada = house.as.ada!;
	aisha = house.as.aisha!;
});

const PATH = '/api/v1/escalations';
const good = { team: 'Orders', reason: 'Refund', summary: 'Asked twice' };

describe('a request to the API', () => {
	test.each([
		['without a key', {}],
		['with a key that was made up', { authorization: 'Bearer ek_live_madeup' }],
		['with another kind of authorization', { authorization: 'Basic ZWtfbGl2ZV8=' }],
		['with a session alone', { cookie: 'evenkeel_session=something' }]
	])('%s is told to come with one', async (_, headers) => {
		const { status, headers: answered, body } = await ask(ada, 'GET', PATH, { headers });
		expect(status).toBe(401);
		expect(answered.get('www-authenticate')).toBe('Bearer realm="Evenkeel"');
		expect(body).toMatchObject({ code: 'sign-in-required', requestId: expect.any(String) });
	});

	test('is refused once its key is revoked, or its owner deactivated', async () => {
		const [first, second] = [await keyFor(ada, aisha), await keyFor(ada, house.as.lena!)];
		expect((await ask(ada, 'GET', PATH, { key: first })).status).toBe(200);
		const { id } = (await apiKeyList(ada)).find(({ owner }) => owner === 'Aisha')!;
		await revokeApiKey(ada, { keyId: id });
		expect((await ask(ada, 'GET', PATH, { key: first })).status).toBe(401);
		await deactivatePerson(ada, { userId: house.as.lena!.actor.userId });
		expect((await ask(ada, 'GET', PATH, { key: second })).status).toBe(401);
	});

	test('is refused for a minute where its address has sent too many keys that do not work', async () => {
		const key = await keyFor(ada, aisha);
		const address = '198.51.100.7';
		const ofAddress = (given: string, more = {}) => ask(ada, 'GET', PATH, { key: given, address, ...more });
		for (let tried = 0; tried < 120; tried++) await ofAddress(`ek_live_guess${tried}`);
		const refused = await ofAddress('ek_live_guess');
		expect(refused).toMatchObject({ status: 429, body: { code: 'too-many' } });
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expect((await ofAddress(key)).status).toBe(429);
		expect((await ask(ada, 'GET', PATH, { key })).status).toBe(200);
		const later = new Date(ada.now.getTime() + 60_000);
		expect((await ofAddress(key, { now: later })).status).toBe(200);
	});

	test('without the scope is refused, and told which it is', async () => {
		const key = await keyFor(ada, aisha, ['escalations:read']);
		const { status, body } = await ask(ada, 'POST', PATH, { key, body: good });
		expect(status).toBe(403);
		expect(body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('escalations:write') });
		expect((await ask<{ items: unknown[] }>(ada, 'GET', PATH, { key })).body.items).toEqual([]);
	});

	test('never mentions its key in an answer', async () => {
		const key = await keyFor(ada, aisha, []);
		const { body } = await ask(ada, 'GET', PATH, { key });
		expect(JSON.stringify(body)).not.toContain(key);
	});

	test('to where there is nothing, or by a method that is not there, is answered as a problem', async () => {
		const key = await keyFor(ada, aisha);
		expect(await ask(ada, 'GET', '/api/v1/nowhere', { key })).toMatchObject({
			status: 404,
			body: { code: 'not-found' }
		});
		const refused = await ask(ada, 'DELETE', PATH, { key });
		expect(refused).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
		expect(refused.headers.get('allow')).toContain('POST');
		expect((await ask(ada, 'GET', '/api/v1/nowhere')).status).toBe(401);
	});

	test.each([
		['another type', 'text/plain', JSON.stringify(good), 415],
		['a form', 'application/x-www-form-urlencoded', 'team=Orders', 415],
		['JSON that breaks off', 'application/json', '{"team":', 400],
		['JSON that is no object', 'application/json', '[]', 400],
		['nothing', 'application/json', '', 400]
	])('with %s is refused with the reason', async (_, type, body, status) => {
		const key = await keyFor(ada, aisha);
		const answered = await ask(ada, 'POST', PATH, { key, body, headers: { 'content-type': type } });
		expect(answered.status).toBe(status);
	});

	test('with a body that is no UTF-8 or too large is refused', async () => {
		const key = await keyFor(ada, aisha);
		const headers = { 'content-type': 'application/json' };
		const broken = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]);
		expect(await ask(ada, 'POST', PATH, { key, body: broken, headers })).toMatchObject({
			status: 400,
			body: { detail: expect.stringContaining('UTF-8') }
		});
		const large = { ...headers, 'content-length': '1000001' };
		expect((await ask(ada, 'POST', PATH, { key, body: good, headers: large })).status).toBe(413);
	});

	test('says how many more may follow, and none more than the limit are taken', async () => {
		const key = await keyFor(ada, aisha, []);
		const first = await ask(ada, 'GET', PATH, { key });
		expect(first.headers.get('ratelimit-policy')).toBe('"default";q=20;w=60');
		expect(first.headers.get('ratelimit')).toBe('"default";r=19;t=60');
		await Promise.all(Array.from({ length: 19 }, () => ask(ada, 'GET', PATH, { key })));
		const refused = await ask(ada, 'GET', PATH, { key });
		expect(refused).toMatchObject({ status: 429, body: { code: 'too-many' } });
		expect(refused.headers.get('retry-after')).toBe('60');
		const other = await keyFor(ada, aisha, ['escalations:read']);
		expect((await ask(ada, 'GET', PATH, { key: other })).status).toBe(200);
		const later = new Date(NOW.getTime() + 60_000);
		expect((await ask(ada, 'GET', PATH, { key, now: later })).status).toBe(403);
	});
});

test('the description of the API is open to everybody and names every operation', async () => {
	const { status, body } = await ask<{ openapi: string; paths: Record<string, object> }>(
		ada,
		'GET',
		'/api/v1/openapi.json'
	);
	expect(status).toBe(200);
	expect(body.openapi).toBe('3.1.0');
	expect(Object.keys(body.paths)).toContain(PATH);
	expect((await ask(ada, 'POST', '/api/v1/openapi.json')).status).toBe(401);
});

test('answers are held against the description in every one of these tests', async () => {
	const before = described.answers;
	await ask(ada, 'GET', PATH);
	expect(described.answers).toBe(before + 1);
});
