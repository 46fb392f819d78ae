import { beforeEach, describe, expect, test } from 'vitest';
import { suggestFix } from '$lib/features/fixes/commands/fixes.server';
import type { Context } from '$lib/server/context';
import { ask, keyFor } from '$tests/support/api';
import { testDatabase } from '$tests/support/database';
import { fabrikam, northwind, type Organisation } from '$tests/support/team';
import { writeTrial } from '$tests/support/trial';
import { recordWeeks } from '../fixes/full-weeks';

const PATH = '/api/v1/fixes';

interface Item {
	id: string;
	title: string;
	stage: string;
	verdict?: { kind: string } | null;
}

let house: Organisation;
let other: Organisation;
let ada: Context;
let key: string;

beforeEach(async () => {
	const db = await testDatabase();
	house = await northwind(db);
	other = await fabrikam(db);
	ada = house.as.ada!;
	key = await keyFor(ada, house.as.aisha!);
});

const list = (search = '', as = key) =>
	ask<{ items: Item[]; next: string | null }>(ada, 'GET', PATH + search, { key: as });
const read = (id: string, as = key) => ask<Item>(ada, 'GET', `${PATH}/${id}`, { key: as });
const suggest = (title: string, team: string | null = 'Orders') =>
	suggestFix(house.as[team === 'Returns' ? 'marco' : 'lena']!, {
		title,
		why: 'It spares a contact.',
		measure: '',
		causeId: null,
		teamId: team && house.teams[team]!
	});

describe('fixes over the API', () => {
	test('are listed as the owner of the key sees them, narrowed, and page by page', async () => {
		const own = [await suggest('First'), await suggest('Second'), await suggest('Third', null)];
		await suggest('Elsewhere', 'Returns');
		const all = await list();
		expect(all.body.items.map(({ title }) => title)).toEqual(['Third', 'Second', 'First']);
		const first = await list('?limit=2');
		expect(first.body.items).toHaveLength(2);
		const rest = await list(`?limit=2&cursor=${first.body.next}`);
		expect(rest.body.items.map(({ id }) => id)).toEqual([own[0]]);
		expect(rest.body.next).toBeNull();
		expect((await list('?team=orders')).body.items).toHaveLength(2);
		await writeTrial(house.as.lena!, own[1]!);
		expect((await list('?stage=study-due')).body.items.map(({ id }) => id)).toEqual([own[1]]);
		for (const search of ['?stage=done', '?team=Returns', '?cursor=made-up', '?limit=0', '?colour=red']) {
			expect((await list(search)).status, search).toBe(400);
		}
	});

	test('come with the verdict of their trial', async () => {
		await recordWeeks(house, [8, 9, 7, 8, 10, 6, 8, 9, 7, 8, 7, 9, 3, 4, 2, 3, 5, 3, 2, 4, 3, 3]);
		const id = await suggest('Call ahead');
		expect((await read(id)).body).toMatchObject({ stage: 'suggested', trial: null, verdict: null });
		await writeTrial(house.as.lena!, id);
		const { body } = await read(id);
		expect(body).toMatchObject({
			teams: [{ name: 'Orders' }],
			owner: 'Lena',
			trial: { number: 1, state: 'running', predictedDrop: 30, measure: { key: 'escalations' } },
			verdict: {
				kind: 'improved',
				isInterim: false,
				sentence: 'Improved: 3.2 a week after 8.0 a week before, 60% fewer.',
				before: { events: 96, weeks: 12 },
				after: { events: 32, weeks: 10 },
				predictedRatio: 0.7,
				enoughOn: null
			}
		});
	});

	test('are not there for another team, another organisation or a key without the scope', async () => {
		const id = await suggest('Call ahead');
		const chen = await keyFor(ada, house.as.chen!);
		const zoe = await keyFor(other.as.zoe!, other.as.zoe!);
		expect([(await read(id, chen)).status, (await read(id, zoe)).status]).toEqual([404, 404]);
		expect((await read('nonsense')).status).toBe(404);
		const without = await keyFor(ada, house.as.aisha!, ['insights:read']);
		expect([(await list('', without)).status, (await read(id, without)).status]).toEqual([403, 403]);
	});
});
