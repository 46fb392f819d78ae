import { beforeEach, describe, expect, test } from 'vitest';
import { markChange } from '$lib/features/insights/charts/commands.server';
import type { Context } from '$lib/server/context';
import { addDays } from '$lib/shared/days';
import { ask, keyFor } from '$tests/support/api';
import { testDatabase } from '$tests/support/database';
import { northwind, type Organisation } from '$tests/support/team';
import { record, recordOn } from '../insights/random-records';

const FIRST = '2026-06-01';

let house: Organisation;
let ada: Context;
let key: string;

interface Chart {
	measure: { key: string; name: string; unit: string };
	chart: { kind: string; default: string; because: string; offered: string[]; scale: string };
	finding: string;
	points: { from: string; value: number | null; gap: string | null; upper: number | null; phase: number }[];
	phases: { from: string; changes: { day: string; why: string }[]; restsOn: number; frozen: unknown }[];
	signals: { kind: string; from: string; words: string }[];
}

interface Refused {
	errors: { parameter: string; detail: string }[];
}

/** Six and seven a week in turn in Orders, all late, and thirty in the twentieth of 24 weeks. */
beforeEach(async () => {
	house = await northwind(await testDatabase());
	ada = house.as.ada!;
	key = await keyFor(ada, ada);
	const causeIds = [house.entry('cause', 'late-delivery')];
	const records = Array.from({ length: 24 }, (_, week) =>
		Array.from({ length: week === 19 ? 30 : 6 + (week % 2) }, (__, turn) =>
			recordOn(addDays(FIRST, 7 * week + (turn % 5)), house, { causeIds })
		)
	);
	await record(house, records.flat());
});

const get = <Body>(search: string, as = key) =>
	ask<Body>(ada, 'GET', `/api/v1/insights/chart${search}`, { key: as });

describe('a chart over the API', () => {
	test('is the one that fits, with its points, limits and signals in words', async () => {
		const { body, status } = await get<Chart>('?measure=cause:late%20delivery');
		expect(status).toBe(200);
		expect(body.chart).toMatchObject({
			kind: 'xmr',
			default: 'xmr',
			because: 'counts without contact volume: XmR chart',
			scale: 'count'
		});
		expect(body.measure).toMatchObject({ name: 'Escalations with the cause “Late delivery”', unit: 'count' });
		expect(body.signals).toMatchObject([{ kind: 'outside', from: '2026-10-12' }]);
		expect(body.signals[0]!.words).toMatch(/^Week 42, .*: 30\. Above the upper limit of /);
		expect(body.finding).toBe('Escalations with the cause “Late delivery” went above the limits in week 42');
		expect(body.points.at(-1)).toMatchObject({ value: null, gap: 'not-over' });
		const again = await get<Chart>(`?measure=${encodeURIComponent(body.measure.key)}`);
		expect(again.body).toEqual(body);
	});

	test('has phases where changes are marked, and limits frozen where that is asked', async () => {
		await markChange(ada, { measure: 'escalations', day: '2026-08-24', why: 'New mail' });
		const { body } = await get<Chart>('?limits-from=2026-06-01&limits-to=2026-07-26');
		expect(body.phases).toMatchObject([
			{ changes: [], restsOn: 8, frozen: { from: '2026-06-01', to: '2026-07-26' } },
			{ from: '2026-08-24', changes: [{ day: '2026-08-24', why: 'New mail', fix: null }], frozen: null }
		]);
		expect(body.points.find(({ from }) => from === '2026-08-24')!.phase).toBe(1);
	});

	test('is of one team, brand or channel where that is asked, by name', async () => {
		const ofOrders = await get<Chart>('?team=orders&kind=c');
		expect(ofOrders.body.measure.key).toBe(`escalations@team:${house.teams.Orders!}`);
		expect(ofOrders.body.chart.kind).toBe('c');
		const ofReturns = await get<Chart>('?team=Returns');
		expect(ofReturns.body.points).toEqual([]);
	});

	test('answers in a sentence for what it cannot chart', async () => {
		const refused = {
			'?measure=happiness': ['measure', 'There is no measure “happiness”'],
			'?measure=cause:Nothing': ['measure', '“Nothing” is neither the name'],
			'?measure=escalations:Late': ['measure', 'needs no name'],
			'?measure=escalations@moon:1': ['measure', 'narrowed to nothing'],
			'?team=Nowhere': ['team', '“Nowhere” is neither'],
			'?team=Orders&brand=Northwind': ['brand', 'not for both'],
			'?kind=p': ['kind', 'does not fit the measure'],
			'?kind=pie': ['kind', ''],
			'?from=2026-01-01': ['to', 'Say the last day too'],
			'?limits-from=2026-01-01': ['limits-to', 'Say the last day of the limits'],
			'?limits-from=2026-02-01&limits-to=2026-01-01': ['limits-to', 'lies before the first'],
			'?else=1': ['else', 'There is no parameter']
		};
		for (const [search, [parameter, detail]] of Object.entries(refused)) {
			const { status, body } = await get<Refused>(search);
			expect(status, search).toBe(400);
			expect(body.errors[0]!.parameter, search).toBe(parameter);
			expect(body.errors[0]!.detail, search).toContain(detail);
		}
	});

	test('shows nobody the records of teams that they do not read', async () => {
		const chen = await keyFor(ada, house.as.chen!);
		const { body } = await get<Chart>('', chen);
		expect(body.points).toEqual([]);
		expect((await get(`?measure=escalations@team:${house.teams.Orders!}`, chen)).status).toBe(404);
		expect((await get('?team=Orders', chen)).status).toBe(400);
	});
});
