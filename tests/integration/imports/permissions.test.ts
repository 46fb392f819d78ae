import { describe, expect, test } from 'vitest';
import {
	changeColumns,
	changeFormat,
	changeValues,
	checkImport,
	continueImport,
	discardImport,
	runImport
} from '$lib/features/imports/commands.server';
import { emptyMapping } from '$lib/features/imports/mapping';
import {
	findImport,
	listImports,
	mayImport,
	progressOf,
	rejectedCsv
} from '$lib/features/imports/queries.server';
import type { Context } from '$lib/server/context';
import { check, drop, ownDataDir } from '$tests/support/imports';
import { testDatabase } from '$tests/support/database';
import { fabrikam, northwind } from '$tests/support/team';

ownDataDir();

const file = 'date,reason\n2026-01-02,Refund\n';

/** Everything that can be done with an import. */
const deeds: Record<string, (context: Context, importId: string) => Promise<unknown>> = {
	find: (context, id) => findImport(context, id),
	'follow its progress': (context, id) => progressOf(context, id),
	'download its rejected rows': (context, id) => Array.fromAsync(rejectedCsv(context, id)),
	'change its format': (context, importId) =>
		changeFormat(context, { importId, encoding: 'utf-8', delimiter: ',', hasHeader: false }),
	'change its columns': (context, importId) =>
		changeColumns(context, { ...emptyMapping, importId, day: '2026-01-01' }),
	'change its values': (context, importId) => changeValues(context, { importId, answers: {}, takeOver: [] }),
	check: (context, importId) => checkImport(context, { importId }),
	run: (context, importId) => runImport(context, { importId }),
	continue: (context, importId) => continueImport(context, { importId }),
	discard: (context, importId) => discardImport(context, { importId })
};

test('imports are for those who lead the team, and for admins; for everybody else there is nothing there', async () => {
	const database = await testDatabase();
	const house = await northwind(database);
	const other = await fabrikam(database);
	const { ada, lena, marco, aisha, chen } = house.as as Record<string, Context>;
	const { zoe } = other.as as Record<string, Context>;
	const id = await drop(lena!, house.teams.Orders!, file);
	await check(lena!, id);

	for (const stranger of [marco!, aisha!, chen!, zoe!]) {
		for (const [name, deed] of Object.entries(deeds)) {
			await expect(deed(stranger, id), `${stranger.actor.name} may not ${name}`).rejects.toMatchObject({
				code: 'not-found'
			});
		}
		expect((await listImports(stranger)).rows, stranger.actor.name).toEqual([]);
	}
	expect((await findImport(lena!, id)).state).toBe('checked');
	expect((await findImport(ada!, id)).state).toBe('checked');
	expect((await listImports(ada!)).rows).toHaveLength(1);
	expect([ada, lena, marco, aisha].map((context) => mayImport(context!.actor))).toEqual([
		true,
		true,
		true,
		false
	]);
});

describe('a file is dropped', () => {
	test('for a team one leads only', async () => {
		const house = await northwind(await testDatabase());
		const { Orders, Returns } = house.teams;
		for (const [person, team] of [
			['lena', Returns],
			['marco', Orders],
			['aisha', Orders],
			['lena', 'no such team']
		]) {
			await expect(drop(house.as[person!]!, team!, file), person).rejects.toMatchObject({
				code: 'not-found'
			});
		}
	});
});

test('what is being imported, or has been, is changed no more', async () => {
	const house = await northwind(await testDatabase());
	const lena = house.as.lena!;
	const id = await drop(lena, house.teams.Orders!, file);
	await check(lena, id);
	await runImport(lena, { importId: id });
	for (const name of [
		'change its format',
		'change its columns',
		'change its values',
		'check',
		'run',
		'continue',
		'discard'
	]) {
		await expect(deeds[name]!(lena, id), name).rejects.toMatchObject({ code: 'conflict' });
	}
	expect((await findImport(lena, id)).state).toBe('importing');
});

test('the list goes from page to page and back', async () => {
	const house = await northwind(await testDatabase());
	const lena = house.as.lena!;
	const ids: string[] = [];
	for (let minute = 0; minute < 5; minute++) {
		const now = new Date(lena.now.getTime() + Math.floor(minute / 2) * 60_000);
		ids.unshift(await drop({ ...lena, now }, house.teams.Orders!, file));
	}
	const idsOf = async (cursor: string | null) => {
		const { rows, previous, next } = await listImports(lena, cursor, 2);
		return { ids: rows.map(({ id }) => id), previous, next };
	};
	const first = await idsOf(null);
	const second = await idsOf(first.next);
	const third = await idsOf(second.next);
	expect([...first.ids, ...second.ids, ...third.ids]).toEqual(ids);
	expect([first.previous, third.next]).toEqual([null, null]);
	expect(await idsOf(third.previous)).toEqual(second);
	expect((await idsOf(second.previous)).ids).toEqual(first.ids);
	expect((await idsOf('after-made-up')).ids).toEqual(first.ids);
});
