import * as v from 'valibot';
import { expect, test } from 'vitest';
import { logEscalation } from '../../../src/lib/features/escalations/commands/logging.server';
import { filtersFrom } from '../../../src/lib/features/escalations/filters';
import { logForm } from '../../../src/lib/features/escalations/forms';
import {
	linkEscalations,
	unlinkEscalations
} from '../../../src/lib/features/escalations/links/commands.server';
import { linksOf } from '../../../src/lib/features/escalations/links/queries.server';
import {
	listEscalations,
	othersOfCustomer,
	recentOfCustomer,
	timelineOf
} from '../../../src/lib/features/escalations/queries.server';
import type { Context } from '../../../src/lib/server/context';
import { addDays } from '../../../src/lib/shared/days';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind } from '../../support/team';

async function world() {
	const db = await testDatabase();
	const team = await northwind(db);
	const as = team.as as Record<'ada' | 'lena' | 'marco' | 'aisha' | 'bo' | 'chen', Context>;
	const log = (who: Context, teamName: string, given: Record<string, unknown> = {}) =>
		logEscalation(
			who,
			v.parse(logForm, {
				id: newId(),
				teamId: team.teams[teamName],
				reasonId: team.entry('reason', 'refund'),
				summary: 'The refund has not come',
				customerReference: 'C-1001',
				...given
			})
		);
	return { db, team, as, log };
}

const ids = async (context: Context, search: string) =>
	(await listEscalations(context, filtersFrom(new URLSearchParams(search)))).rows.map(({ id }) => id);

test('both sides show a link, each in its own words, and both timelines tell of it', async () => {
	const { as, log } = await world();
	const [first, second] = [await log(as.aisha, 'Orders'), await log(as.aisha, 'Orders')];
	await linkEscalations(as.aisha, first, {
		other: null,
		address: ` http://care.example/escalations/${second}?from=list`,
		kind: 'continued-by',
		note: 'Same parcel'
	});
	expect(await linksOf(as.lena, first)).toMatchObject([
		{ side: 'from', kind: 'continued-by', note: 'Same parcel', other: { id: second } }
	]);
	expect(await linksOf(as.lena, second)).toMatchObject([{ side: 'to', other: { id: first } }]);
	expect((await timelineOf(as.aisha, second)).at(-1)).toMatchObject({
		kind: 'linked',
		details: { link: 'Continues', other: first, note: 'Same parcel' }
	});
	expect((await ids(as.aisha, 'linked=yes')).sort()).toEqual([first, second].sort());

	const [link] = await linksOf(as.aisha, second);
	await unlinkEscalations(as.aisha, second, link!.id);
	expect(await linksOf(as.aisha, first)).toEqual([]);
	expect((await timelineOf(as.aisha, first)).at(-1)).toMatchObject({ kind: 'unlinked' });
	expect(await ids(as.aisha, 'linked=yes')).toEqual([]);
});

test('a link to what somebody may not open is not theirs to see, to make or to take off', async () => {
	const { db, as, log } = await world();
	const [orders, returns] = [await log(as.aisha, 'Orders'), await log(as.chen, 'Returns')];
	const form = { kind: 'other' as const, note: '', address: '' };
	await expect(linkEscalations(as.aisha, orders, { ...form, other: returns })).rejects.toMatchObject({
		fields: { address: expect.stringContaining('that you can open') }
	});
	await linkEscalations(as.bo, orders, { ...form, other: returns });
	const [link] = await linksOf(as.bo, orders);
	expect(await linksOf(as.aisha, orders)).toEqual([]);
	expect(await ids(as.aisha, 'linked=yes')).toEqual([]);
	await expect(unlinkEscalations(as.aisha, orders, link!.id)).rejects.toMatchObject({ code: 'not-found' });
	const other = await fabrikam(db);
	await expect(unlinkEscalations(other.as.zoe!, orders, link!.id)).rejects.toMatchObject({
		code: 'not-found'
	});
	expect(await linksOf(as.ada, returns)).toHaveLength(1);
});

test('an escalation is linked to another one once, and never to itself', async () => {
	const { as, log } = await world();
	const [first, second] = [await log(as.aisha, 'Orders'), await log(as.aisha, 'Orders')];
	const form = { kind: 'same-cause' as const, note: '', address: '' };
	await linkEscalations(as.aisha, first, { ...form, other: second });
	await expect(linkEscalations(as.aisha, second, { ...form, other: first })).rejects.toMatchObject({
		code: 'conflict'
	});
	for (const other of [null, first, 'the one from yesterday', newId()]) {
		await expect(linkEscalations(as.aisha, first, { ...form, other })).rejects.toMatchObject({
			code: 'invalid',
			fields: { address: expect.any(String) }
		});
	}
	expect(await linksOf(as.aisha, first)).toHaveLength(1);
});

test("a customer's other escalations are those that the reader may open", async () => {
	const { as, log } = await world();
	const old = await log(as.aisha, 'Orders', { occurredOn: addDays('2026-11-17', -40) });
	const orders = await log(as.aisha, 'Orders', { customerReference: ' c-1001' });
	const returns = await log(as.chen, 'Returns');
	const nobody = await log(as.aisha, 'Orders', { customerReference: '' });
	const others = async (context: Context, id: string, customerReference = 'C-1001') =>
		(await othersOfCustomer(context, { id, customerReference })).shown.map((one) => one.id);
	expect(await others(as.ada, orders)).toEqual([returns, old]);
	expect(await others(as.aisha, orders)).toEqual([old]);
	expect(await others(as.aisha, nobody, ' ')).toEqual([]);

	const recent = await recentOfCustomer(as.ada, 'c-1001 ');
	expect(recent.count).toBe(2);
	expect(recent.shown.map(({ id }) => id)).toEqual([returns, orders]);
	expect(JSON.stringify(recent)).not.toContain('refund has not come');
	expect(await recentOfCustomer(as.chen, 'c-1001')).toMatchObject({ count: 1 });
	expect((await recentOfCustomer(as.chen, '  ')).count).toBe(0);

	expect((await ids(as.ada, 'customer=C-1001')).length).toBe(3);
	expect(await ids(as.ada, 'repeat=yes')).toEqual([returns]);
});
