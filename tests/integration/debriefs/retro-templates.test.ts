import { expect, test } from 'vitest';
import {
	archiveTemplate,
	changeTemplate,
	createTemplate
} from '../../../src/lib/features/debriefs/retros/commands/templates.server';
import { boardOf, templatesToChoose } from '../../../src/lib/features/debriefs/retros/queries.server';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind } from '../../support/team';
import { retroOfOrders } from './at-table';

const tide = { name: 'Tide', columns: ['Flood: What came in?', 'Ebb'] };

async function withTide() {
	const db = await testDatabase();
	const team = await northwind(db);
	const { aisha, lena } = team.as as Record<'aisha' | 'lena', (typeof team.as)[string]>;
	const id = await createTemplate(aisha, tide);
	const offered = async () =>
		(await templatesToChoose(lena)).find((template) => template.id === id)?.columns.map(({ name }) => name);
	return { db, team, aisha, lena, id, offered };
}

test('an own template is put in other words, and retros that were made of it keep the ones they have', async () => {
	const { team, aisha, lena, id, offered } = await withTide();
	const { seat } = await retroOfOrders(team, { templateId: id });
	const was = 'Tide\nFlood: What came in?\nEbb';
	await changeTemplate(lena, id, { name: 'Tides', columns: ['High', 'Low', 'Slack'], was });
	expect(await offered()).toEqual(['High', 'Low', 'Slack']);
	expect(await boardOf(aisha, seat)).toMatchObject({
		templateName: 'Tide',
		columns: [
			{ name: 'Flood', hint: 'What came in?' },
			{ name: 'Ebb', hint: '' }
		]
	});
	await expect(changeTemplate(aisha, id, { ...tide, was })).rejects.toMatchObject({
		code: 'conflict',
		fields: { columns: 'It now says: Tides · High · Low · Slack. Save again to put yours in its place.' }
	});
	expect(await offered()).toEqual(['High', 'Low', 'Slack']);
});

test('an archived template is not offered, and is offered again unless its name was taken', async () => {
	const { team, aisha, id, offered } = await withTide();
	await archiveTemplate(aisha, id, { isArchived: true });
	await archiveTemplate(aisha, id, { isArchived: true });
	expect(await offered()).toBeUndefined();
	await expect(retroOfOrders(team, { templateId: id })).rejects.toMatchObject({
		fields: { templateId: 'This template is no longer offered.' }
	});
	const other = await createTemplate(aisha, { ...tide, name: 'TIDE' });
	await expect(archiveTemplate(aisha, id, { isArchived: false })).rejects.toMatchObject({
		message: 'Another template is called “Tide” by now. Rename one of them first.'
	});
	await archiveTemplate(aisha, other, { isArchived: true });
	await archiveTemplate(aisha, id, { isArchived: false });
	expect(await offered()).toEqual(['Flood', 'Ebb']);
});

test('a name that is taken, one that comes with the app too, is refused in a sentence', async () => {
	const { aisha, id } = await withTide();
	const refusal = { fields: { name: 'There is a template with this name already.' } };
	await expect(createTemplate(aisha, { ...tide, name: 'sailboat' })).rejects.toMatchObject(refusal);
	const was = 'Tide\nFlood: What came in?\nEbb';
	await expect(changeTemplate(aisha, id, { ...tide, name: 'Four Ls', was })).rejects.toMatchObject(refusal);
});

test('a template of another organisation is not there', async () => {
	const { db, id } = await withTide();
	const zoe = (await fabrikam(db)).as.zoe!;
	const gone = { code: 'not-found' };
	await expect(archiveTemplate(zoe, id, { isArchived: true })).rejects.toMatchObject(gone);
	await expect(changeTemplate(zoe, id, { ...tide, was: '' })).rejects.toMatchObject(gone);
	expect((await templatesToChoose(zoe)).some((template) => template.id === id)).toBe(false);
});
