import { beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { ask, keyFor } from '$tests/support/api';
import { testDatabase } from '$tests/support/database';
import { northwind, type Organisation } from '$tests/support/team';

let db: Database;
let house: Organisation;
let ada: Context;
let key: string;

beforeEach(async () => {
	db = await testDatabase();
	house = await northwind(db);
	ada = house.as.ada!;
	key = await keyFor(ada, ada);
});

interface Breakdown {
	period: { from: string; to: string };
	records: number;
	mentions: number;
	missing: number;
	items: { name: string; count: number; share: number; cumulativeShare: number }[];
}

interface Trend {
	series: { start: string; end: string; records: number; complete: boolean }[];
	limits: { mean: number; upper: number; screened: boolean } | null;
	without: string | null;
	signals: { outside: { start: string; side: string }[] };
}

interface Refused {
	errors: { parameter: string; detail: string }[];
}

async function log(day: string, given: Record<string, unknown> = {}) {
	const body = { team: 'Orders', reason: 'Refund', summary: 'x', occurredAt: `${day}T12:00:00Z`, ...given };
	const { status } = await ask(ada, 'POST', '/api/v1/escalations', { key, body });
	expect(status).toBe(201);
}

const get = <Body>(path: string, as = key) => ask<Body>(ada, 'GET', `/api/v1${path}`, { key: as });
const counts = ({ body }: { body: Breakdown }) => body.items.map(({ name, count }) => [name, count]);

describe('causes, reasons and channels over the API', () => {
	beforeEach(async () => {
		await log('2026-10-05', { causes: ['Late delivery', 'Sizing'], channel: 'Phone', brand: 'Northwind' });
		await log('2026-10-06', { causes: ['Late delivery'], channel: 'Phone', reason: 'Where is my order' });
		await log('2026-11-16', { causes: [], channel: 'Chat', team: 'Returns', reason: 'Order' });
		await log('2026-06-01', { causes: ['Sizing'] });
	});

	test('are counted with shares, of the last 90 days where no days are given', async () => {
		const { body } = await get<Breakdown>('/insights/causes');
		expect(body).toMatchObject({
			period: { from: '2026-08-20', to: '2026-11-17' },
			records: 3,
			mentions: 3,
			missing: 1
		});
		expect(body.items).toMatchObject([
			{ name: 'Late delivery', count: 2, share: 2 / 3, cumulativeShare: 2 / 3 },
			{ name: 'Sizing', count: 1, share: 1 / 3, cumulativeShare: 1 }
		]);
		expect(counts(await get('/insights/channels'))).toEqual([
			['Phone', 2],
			['Chat', 1]
		]);
	});

	test('are narrowed by names or ids, alone and together', async () => {
		expect(counts(await get('/insights/causes?team=Returns'))).toEqual([]);
		expect(counts(await get(`/insights/channels?team=${house.teams.Orders}`))).toEqual([['Phone', 2]]);
		expect(counts(await get('/insights/channels?brand=northwind&team=orders'))).toEqual([['Phone', 1]]);
		expect(counts(await get('/insights/causes?channel=phone&team=Orders'))).toEqual([
			['Late delivery', 2],
			['Sizing', 1]
		]);
		expect(counts(await get('/insights/causes?from=2026-06-01&to=2026-06-01'))).toEqual([['Sizing', 1]]);
	});

	test('of reasons are counted as recorded, or each with its parts', async () => {
		expect(counts(await get('/insights/reasons'))).toEqual([
			['Order', 1],
			['Refund', 1],
			['Where is my order', 1]
		]);
		expect(counts(await get('/insights/reasons?level=top'))).toEqual([
			['Order', 2],
			['Refund', 1]
		]);
	});

	test('are those of the owner’s teams alone', async () => {
		const chens = await keyFor(ada, house.as.chen!);
		expect((await get<Breakdown>('/insights/causes', chens)).body).toMatchObject({ records: 1, missing: 1 });
		const { status, body } = await get<Refused>('/insights/causes?team=Orders', chens);
		expect(status).toBe(400);
		expect(body.errors[0]?.parameter).toBe('team');
	});

	test.each([
		['from=2026-10-01', 'to'],
		['to=2026-10-01', 'from'],
		['from=2026-10-02&to=2026-10-01', 'to'],
		['from=1990-01-01&to=2026-10-01', 'from'],
		['brand=None', 'brand'],
		['channel=Fax', 'channel'],
		['weeks=4', 'weeks']
	])('refuse %s with the parameter and the reason', async (search, parameter) => {
		const { status, body } = await get<Refused>(`/insights/causes?${search}`);
		expect(status).toBe(400);
		expect(body.errors).toMatchObject([{ parameter }]);
	});
});

describe('the trend over the API', () => {
	beforeEach(async () => {
		for (const day of ['2026-09-30', '2026-10-05', '2026-10-06', '2026-10-20']) {
			await log(day, { causes: day === '2026-10-20' ? ['Sizing'] : ['Late delivery'] });
		}
	});

	const series = ({ body }: { body: Trend }) =>
		body.series.flatMap(({ start, records }) => (records > 0 ? [[start, records]] : []));

	test('is counted by day, week or month', async () => {
		const days = '&from=2026-09-28&to=2026-10-31';
		expect(series(await get(`/insights/trend?interval=day${days}`))).toEqual([
			['2026-09-30', 1],
			['2026-10-05', 1],
			['2026-10-06', 1],
			['2026-10-20', 1]
		]);
		expect(series(await get(`/insights/trend?interval=week${days}`))).toEqual([
			['2026-09-28', 1],
			['2026-10-05', 2],
			['2026-10-19', 1]
		]);
		const months = await get<Trend>(`/insights/trend?interval=month${days}`);
		expect(months.body.series).toEqual([
			{ start: '2026-09-01', end: '2026-09-30', records: 1, complete: false },
			{ start: '2026-10-01', end: '2026-10-31', records: 3, complete: true }
		]);
		expect(months.body).toMatchObject({ limits: null, without: 'too-few-points' });
	});

	test('is that of one cause or reason where it is asked for', async () => {
		const days = 'from=2026-09-28&to=2026-10-31';
		expect(series(await get(`/insights/trend?cause=late%20delivery&${days}`))).toEqual([
			['2026-09-28', 1],
			['2026-10-05', 2]
		]);
		expect(series(await get(`/insights/trend?interval=month&cause=Sizing&${days}`))).toEqual([
			['2026-10-01', 1]
		]);
		expect(series(await get(`/insights/trend?reason=Refund&team=Orders&channel=Phone&${days}`))).toEqual([]);
		expect((await get(`/insights/trend?cause=Sizing&reason=Refund&${days}`)).status).toBe(400);
	});

	test('has limits, which may be made with or without screening', async () => {
		const answered = await get<Trend>('/insights/trend?interval=day&from=2026-09-30&to=2026-10-20');
		expect(answered.body.limits).toMatchObject({ screened: true });
		const unscreened = await get<Trend>(
			'/insights/trend?interval=day&from=2026-09-30&to=2026-10-20&screening=off'
		);
		expect(unscreened.body.limits).toMatchObject({ screened: false, mean: 4 / 21 });
	});
});

test('suggestions over the API are those of the app, with the counts they rest on', async () => {
	for (let week = 1; week <= 6; week++) {
		const day = new Date(Date.UTC(2026, 10, 10 - 7 * week)).toISOString().slice(0, 10);
		for (let turn = 0; turn < 3; turn++) await log(day, { causes: ['Late delivery'] });
	}
	const { body } = await get<{ items: { about: { name: string }; cases: number; evidence: string[] }[] }>(
		'/suggestions?team=Orders'
	);
	expect(body.items.map(({ about }) => about.name)).toContain('Late delivery');
	expect(body.items[0]!.evidence.length).toBeGreaterThan(2);
	expect((await get('/suggestions?team=Nowhere')).status).toBe(400);
});
