import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditEntries } from '$lib/features/people/tables.server';
import { holdKeys } from '$lib/server/encryption';
import { apiScopeList } from '$lib/shared/api-scopes';
import { ask, keyFor } from '$tests/support/api';
import { decided } from '../incidents/decided';
import { logged, world, type People } from '../incidents/logged';
import type { Organisation } from '$tests/support/team';

const PATH = '/api/v1/incidents';
const WORDS = 'You 🤬 \u202E‏idiots\u200B\r\n  of Northwind ';

interface Item {
	id: string;
	category: { key: string };
	customerReference: string | null;
	reporter: { name: string } | null;
}

type List = { items: Item[]; next: string | null };

let team: Organisation;
let other: Organisation;
let as: People;
let aishaKey: string;
let lenaKey: string;
let marcoKey: string;

beforeEach(async () => {
	holdKeys(null);
	({ team, other, as } = await world());
	[aishaKey, lenaKey, marcoKey] = [
		await keyFor(as.ada, as.aisha),
		await keyFor(as.ada, as.lena),
		await keyFor(as.ada, as.marco)
	];
});

const get = <Body>(path: string, key: string) => ask<Body>(as.ada, 'GET', path, { key });
const post = (body: unknown, key = aishaKey, headers: Record<string, string> = {}) =>
	ask<Item & { errors?: { pointer: string }[] }>(as.ada, 'POST', PATH, { key, body, headers });

describe('incidents over the API', () => {
	test('are logged by names, once, and what was said is only at its own address', async () => {
		const body = {
			team: 'orders',
			category: 'Threat',
			severity: 3,
			words: WORDS,
			channel: 'Phone',
			contactEnded: true,
			customerReference: 'C-1001',
			occurredAt: '2026-11-17T09:30:12+01:00'
		};
		const name = { 'Idempotency-Key': 'one' };
		const first = await post(body, aishaKey, name);
		expect(first.status).toBe(201);
		expect(first.body).toMatchObject({
			category: { key: 'threat' },
			customerReference: 'C-1001',
			reporter: { name: 'Aisha' },
			occurredAt: '2026-11-17T08:30:12.000Z'
		});
		const again = await post(body, aishaKey, name);
		expect([again.status, again.body.id]).toEqual([201, first.body.id]);
		const list = await get<List>(PATH, lenaKey);
		expect(list.body.items).toEqual([first.body]);
		expect(JSON.stringify(list.body)).not.toContain('Northwind');
		const words = await get<{ words: string }>(`${PATH}/${first.body.id}/words`, lenaKey);
		expect(words.body.words).toBe(WORDS);
		const read = await as.ada.db
			.select({ actorId: auditEntries.actorId })
			.from(auditEntries)
			.where(eq(auditEntries.action, 'incident-words-read'));
		expect(read).toEqual([{ actorId: as.lena.actor.userId }]);
	});

	test('need the scope that opens what was said, and the person behind the key to be one who may know', async () => {
		const id = await logged(as.aisha, team, { words: 'Said', customerReference: 'C-1' });
		const without = await keyFor(
			as.ada,
			as.aisha,
			apiScopeList.filter((scope) => scope !== 'incidents:verbatims')
		);
		expect((await get(`${PATH}/${id}/words`, without)).status).toBe(403);
		expect((await get(`${PATH}/${id}/words`, aishaKey)).status).toBe(200);
		expect((await get(`${PATH}/${id}/words`, marcoKey)).status).toBe(404);
		expect((await get<Item>(`${PATH}/${id}`, marcoKey)).body).toMatchObject({
			customerReference: 'C-1',
			reporter: null
		});
		const [bo, zoe] = [await keyFor(as.ada, as.bo), await keyFor(other.as.zoe!, other.as.zoe!)];
		for (const stranger of [bo, zoe]) {
			expect((await get(`${PATH}/${id}`, stranger)).status).toBe(404);
			expect((await get<List>(PATH, stranger)).body.items).toEqual([]);
		}
	});

	test('are listed page by page and narrowed, and a wrong name is told by its field', async () => {
		for (const severity of [1, 2, 3]) await logged(as.aisha, team, { severity });
		const first = await get<List>(`${PATH}?limit=2`, aishaKey);
		const rest = await get<List>(`${PATH}?limit=2&cursor=${first.body.next}`, aishaKey);
		expect([first.body.items.length, rest.body.items.length, rest.body.next]).toEqual([2, 1, null]);
		expect((await get<List>(`${PATH}?severity=3&team=Orders`, aishaKey)).body.items).toHaveLength(1);
		expect((await get(`${PATH}?category=made-up`, aishaKey)).status).toBe(400);
		const wrong = await post({ team: 'Returns', category: 'nothing', severity: 9 });
		expect(wrong.status).toBe(400);
		const unnamed = await post({ team: 'Returns', category: 'made-up', severity: 2, channel: 'Fax' });
		expect(unnamed.body.errors?.map(({ pointer }) => pointer).sort()).toEqual([
			'#/category',
			'#/channel',
			'#/team'
		]);
		const future = { team: 'Orders', category: 'threat', severity: 2, occurredAt: '2026-12-01T00:00:00Z' };
		expect((await post(future)).body.errors).toMatchObject([{ pointer: '#/occurredAt' }]);
		holdKeys({ present: null, before: [] });
		const sealed = await post({ team: 'Orders', category: 'threat', severity: 2, words: 'Said' });
		expect(sealed.body.errors).toMatchObject([{ pointer: '#/words' }]);
	});

	test('come as a register without small counts, for those who decide', async () => {
		for (let place = 0; place < 6; place++) await logged(as.aisha, team, { customerReference: 'C-1' });
		await logged(as.aisha, team, { severity: 4 });
		const { body } = await get<Record<string, unknown>>(`${PATH}/register?quarter=2026-Q4`, lenaKey);
		expect(body).toMatchObject({ quarter: '2026-Q4', incidents: 7, customersWithSeveral: null });
		expect(JSON.stringify(body)).not.toContain('"count":1}');
		expect((await get(`${PATH}/register`, aishaKey)).status).toBe(404);
		expect((await get(`${PATH}/register?quarter=2026-Q5`, lenaKey)).status).toBe(400);
	});
});

test('measures over the API tell those who decide what holds, and why only to those who see the story', async () => {
	const id = await logged(as.aisha, team, { customerReference: 'C-1' });
	const measureId = await decided(as.lena, id, { notice: 'Good day' });
	const path = '/api/v1/measures';
	const list = await get<List>(`${path}?state=in-force`, marcoKey);
	expect(list.body.items).toEqual([
		expect.objectContaining({ id: measureId, incident: id, customerReference: 'C-1', step: 'warning' })
	]);
	expect(JSON.stringify(list.body)).not.toMatch(/reason|Good day/);
	expect((await get<List>(`${path}?state=expired`, lenaKey)).body.items).toEqual([]);
	expect((await get(path, aishaKey)).status).toBe(404);
	expect((await get(`${path}/${measureId}`, marcoKey)).body).toMatchObject({ reason: null, appeals: [] });
	expect((await get(`${path}/${measureId}`, aishaKey)).body).toMatchObject({
		reason: expect.stringContaining('went on')
	});
	expect((await get(`${path}/${measureId}`, await keyFor(as.ada, as.bo))).status).toBe(404);
});
