import { expect, test } from 'vitest';
import {
	changeView,
	deleteView,
	restoreView,
	saveView,
	setDefaultView
} from '../../../src/lib/features/escalations/views/commands.server';
import { deletedViewsOf, viewsOf } from '../../../src/lib/features/escalations/views/queries.server';
import { savedViews } from '../../../src/lib/features/escalations/views/tables.server';
import { searchOf } from '../../../src/lib/features/escalations/views/view';
import type { Context } from '../../../src/lib/server/context';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind } from '../../support/team';

async function world() {
	const db = await testDatabase();
	const team = await northwind(db);
	const as = team.as as Record<'ada' | 'lena' | 'marco' | 'aisha' | 'bo' | 'chen', Context>;
	const view = (name: string, teamId: string | null = null, given = {}) => ({
		name,
		teamId,
		search: 'state=open&sort=severity',
		isDefault: false,
		...given
	});
	const names = async (context: Context) => (await viewsOf(context)).map(({ name }) => name);
	return { db, team, as, view, names };
}

test('a view is for whoever saved it, or for everybody in the team that shares it', async () => {
	const { db, team, as, view, names } = await world();
	const { Orders } = team.teams;
	await saveView(as.aisha, view('Mine'));
	await saveView(as.lena, view('Of Orders', Orders));
	expect(await names(as.aisha)).toEqual(['Mine', 'Of Orders']);
	expect(await names(as.bo)).toEqual(['Of Orders']);
	expect(await names(as.chen)).toEqual([]);
	expect(await names(as.ada)).toEqual(['Of Orders']);
	const { zoe } = (await fabrikam(db)).as;
	expect(await names(zoe!)).toEqual([]);
	expect(await viewsOf(as.aisha)).toMatchObject([{ mayChange: true }, { mayChange: false }]);
	await expect(saveView(as.aisha, view('For all', Orders))).rejects.toMatchObject({ code: 'not-found' });
	await expect(saveView(zoe!, view('For all', Orders))).rejects.toMatchObject({ code: 'not-found' });
});

test('a view keeps what the list can read of an address, and nothing else', async () => {
	const { as, view } = await world();
	await saveView(
		as.aisha,
		view('Mine', null, { search: 'sort=severity&page=after~2&state=open&x=1&tier=9' })
	);
	const [saved] = await viewsOf(as.aisha);
	expect(saved!.search).toBe('state=open&sort=severity');
	expect(searchOf(saved!.search)).toBe(saved!.search);
});

test('a list opens with one view for each person, which may be anybody’s that they see', async () => {
	const { team, as, view } = await world();
	const shared = await saveView(as.lena, view('Of Orders', team.teams.Orders));
	const own = await saveView(as.aisha, view('Mine', null, { isDefault: true }));
	const opened = async (context: Context) => (await viewsOf(context)).find(({ isDefault }) => isDefault)?.id;
	expect(await opened(as.aisha)).toBe(own);
	expect(await opened(as.bo)).toBeUndefined();
	await setDefaultView(as.aisha, shared, true);
	expect(await opened(as.aisha)).toBe(shared);
	await setDefaultView(as.aisha, shared, false);
	expect(await opened(as.aisha)).toBeUndefined();
	await expect(setDefaultView(as.chen, shared, true)).rejects.toMatchObject({ code: 'not-found' });
});

test('a view is renamed and shared by whoever may, and by nobody else', async () => {
	const { team, as, view, names } = await world();
	const own = await saveView(as.lena, view('Mine'));
	const change = {
		name: 'Ours',
		teamId: team.teams.Orders!,
		isDefault: false,
		search: '',
		replacesFilters: false
	};
	await expect(changeView(as.ada, own, change)).rejects.toMatchObject({ code: 'not-found' });
	await changeView(as.lena, own, change);
	expect(await names(as.aisha)).toEqual(['Ours']);
	await expect(changeView(as.aisha, own, change)).rejects.toMatchObject({ code: 'not-found' });
	await saveView(as.lena, view('Another', team.teams.Orders));
	await expect(changeView(as.lena, own, { ...change, name: 'ANOTHER' })).rejects.toMatchObject({
		fields: { name: expect.stringContaining('another name') }
	});
	await changeView(as.ada, own, { ...change, teamId: null });
	expect(await names(as.ada)).toContain('Ours');
	expect(await names(as.lena)).not.toContain('Ours');
});

test('a view takes over other filters from whoever may change it, and keeps its own otherwise', async () => {
	const { team, as, view } = await world();
	const id = await saveView(as.lena, view('Of Orders', team.teams.Orders));
	const filtersOf = async () => (await viewsOf(as.aisha)).find((one) => one.id === id)!.search;
	const before = await filtersOf();
	const change = {
		name: 'Of Orders',
		teamId: team.teams.Orders!,
		isDefault: false,
		search: 'tier=3&severity=4&nothing=that&sort=oldest',
		replacesFilters: true
	};
	await changeView(as.lena, id, { ...change, replacesFilters: false });
	expect(await filtersOf()).toBe(before);
	await expect(changeView(as.aisha, id, change)).rejects.toMatchObject({ code: 'not-found' });
	await changeView(as.lena, id, change);
	expect(await filtersOf()).toBe('severity=4&tier=3&sort=oldest');
});

test('a deleted view is gone from the list, can be brought back for a while, and is then let go', async () => {
	const { db, team, as, view, names } = await world();
	const id = await saveView(as.lena, view('Of Orders', team.teams.Orders));
	await setDefaultView(as.aisha, id, true);
	await expect(deleteView(as.aisha, id)).rejects.toMatchObject({ code: 'not-found' });
	await deleteView(as.lena, id);
	expect(await names(as.aisha)).toEqual([]);
	expect((await deletedViewsOf(as.lena)).map((one) => one.id)).toEqual([id]);
	expect(await deletedViewsOf(as.aisha)).toEqual([]);
	await restoreView(as.lena, id);
	expect(await viewsOf(as.aisha)).toMatchObject([{ id, isDefault: true }]);

	await deleteView(as.lena, id);
	const later: Context = { ...as.lena, now: new Date(as.lena.now.getTime() + 31 * 86_400_000) };
	expect(await deletedViewsOf(later)).toEqual([]);
	await expect(restoreView(later, id)).rejects.toMatchObject({ code: 'not-found' });
	await saveView(later, view('Another'));
	expect(await db.select({ name: savedViews.name }).from(savedViews)).toEqual([{ name: 'Another' }]);
});
