import { beforeEach, expect, test } from 'vitest';
import type { Context } from '$lib/server/context';
import { ask, keyFor } from '$tests/support/api';
import { testDatabase } from '$tests/support/database';
import { northwind, type Organisation } from '$tests/support/team';

let house: Organisation;
let ada: Context;
let key: string;

beforeEach(async () => {
	house = await northwind(await testDatabase());
	ada = house.as.ada!;
	key = await keyFor(ada, house.as.lena!);
});

interface Refused {
	errors: { pointer: string }[];
}

const put = <Body = unknown>(rows: unknown, as = key) =>
	ask<Body>(ada, 'PUT', '/api/v1/volumes', { key: as, body: { rows } });

const row = { team: 'Orders', channel: 'Phone', day: '2026-11-02', contacts: 40 };

test('volumes are set over the API, and the same rows twice change nothing', async () => {
	expect((await put([row])).body).toEqual({ added: 1, changed: 0, unchanged: 0 });
	const rows = [row, { ...row, day: '2026-11-03', contacts: 50 }];
	expect((await put(rows)).body).toEqual({ added: 1, changed: 0, unchanged: 1 });
	expect((await put([{ ...row, contacts: 41 }])).body).toEqual({ added: 0, changed: 1, unchanged: 0 });
	expect((await put([])).status).toBe(200);
});

test('all rows are set or none, and each that does not fit is named', async () => {
	const { status, body } = await put<Refused>([
		row,
		{ ...row, team: 'Nowhere' },
		{ ...row, channel: 'Telex' }
	]);
	expect(status).toBe(400);
	expect(body.errors.map(({ pointer }) => pointer)).toEqual(['#/rows/1/team', '#/rows/2/channel']);
	expect((await put([row])).body).toMatchObject({ added: 1 });
	for (const wrong of [
		{ contacts: 1e400 },
		{ contacts: -1 },
		{ contacts: 1.5 },
		{ day: '2026-02-30' },
		{ more: 1 }
	]) {
		expect((await put([{ ...row, ...wrong }])).status, JSON.stringify(wrong)).toBe(400);
	}
});

test('a team that its owner does not lead is like none, and who leads none has nothing there', async () => {
	expect((await put<Refused>([{ ...row, team: 'Returns' }])).body.errors[0]?.pointer).toBe('#/rows/0/team');
	expect((await put([row], await keyFor(ada, house.as.aisha!))).status).toBe(404);
});
