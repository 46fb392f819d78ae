import { expect, test } from 'vitest';
import { removeSource, renameSource, takeTemplate } from '$lib/features/imports/commands.server';
import { missingColumns } from '$lib/features/imports/proposal';
import { findImport, findSource, listSources, templateOfSource } from '$lib/features/imports/queries.server';
import type { Context } from '$lib/server/context';
import { testDatabase } from '$tests/support/database';
import { bringIn, drop, mapColumns, ownDataDir, takeOverAll } from '$tests/support/imports';
import { fabrikam, northwind, type Organisation } from '$tests/support/team';

ownDataDir();

const file = 'Opened,Topic,Owner,Severity\n02/03/2026,Late,Acme,Grave\n03/04/2026,refund,Acme,Light\n';

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
	yield Buffer.from(text);
}

/** A source whose one file was mapped with day and month the way nobody could guess. */
async function mapped(house: Organisation, context: Context) {
	const id = await drop(context, house.teams.Orders!, file);
	const styles = { occurred: 'month-day-year' as const };
	await mapColumns(context, id, { occurred: 'Opened', reason: 'Topic', severity: 'Severity' }, { styles });
	await takeOverAll(context, id);
	await bringIn(context, id);
	return (await findImport(context, id)).source.id;
}

test('how a source was mapped can be taken along as a template, changed, and used for the next file', async () => {
	const house = await northwind(await testDatabase(), 'UTC');
	const context = house.as.lena!;
	const sourceId = await mapped(house, context);
	const { template } = await templateOfSource(context, sourceId);
	expect(template).toMatchObject({
		columns: { occurred: 'Opened', reason: 'Topic', severity: 'Severity' },
		dateStyle: 'month-day-year',
		values: { reason: { Late: 'Late', refund: 'Refund' } }
	});
	const changed = { ...template!, values: { reason: { Late: 'Refund' }, severity: { Grave: 'critical' } } };
	await takeTemplate(context, { sourceId }, piecesOf(JSON.stringify(changed)));

	const id = await drop(context, house.teams.Orders!, file.replace('Opened,Topic', 'Opened,Topic '));
	const next = await findImport(context, id);
	expect(next.mapping.columns).toEqual({ occurred: 0, reason: 1, severity: 3 });
	expect(next.mapping.styles.occurred).toBe('month-day-year');
	expect(Object.fromEntries(next.mapping.values.reason!)).toMatchObject({
		Late: { entry: house.entry('reason', 'refund') }
	});
	expect(next.mapping.values.severity).toEqual([['Grave', { entry: '4' }]]);
});

test('a template that says nothing of dates has them read as the file shows', async () => {
	const house = await northwind(await testDatabase(), 'UTC');
	const context = house.as.lena!;
	const sourceId = await mapped(house, context);
	await takeTemplate(context, { sourceId }, piecesOf('{"columns":{"occurred":"Opened","summary":"Owner"}}'));
	const id = await drop(context, house.teams.Orders!, 'Opened,Owner\n2026-03-02,Acme\n');
	expect((await findImport(context, id)).mapping).toMatchObject({
		columns: { occurred: 0, summary: 1 },
		styles: { occurred: 'year-month-day' }
	});
});

test('a file without a column that the mapping names says which, and is mapped anew', async () => {
	const house = await northwind(await testDatabase(), 'UTC');
	const context = house.as.lena!;
	const sourceId = await mapped(house, context);
	const id = await drop(context, house.teams.Orders!, 'Opened,Topic\n02/13/2026,Late\n');
	const { mapping } = await findSource(context, sourceId);
	const { profile, mapping: guessed } = await findImport(context, id);
	expect(missingColumns(mapping!, profile)).toEqual([{ field: 'severity', name: 'Severity' }]);
	expect(guessed.columns).toEqual({ occurred: 0, reason: 1 });
});

test.each([
	['no JSON', 'This is no JSON'],
	['[]', '“columns” is missing'],
	['{"columns":{"occurred":7}}', '“occurred” names its column by a number'],
	['{"columns":{},"colour":"red"}', 'There is no field “colour” here'],
	['{"columns":{"severity":"S"},"values":{"severity":{"x":"enormous"}}}', 'Severity: “enormous”']
])('the template %j is refused with a sentence', async (text, sentence) => {
	const house = await northwind(await testDatabase(), 'UTC');
	const context = house.as.lena!;
	const sourceId = await mapped(house, context);
	const before = (await findSource(context, sourceId)).mapping;
	await expect(takeTemplate(context, { sourceId }, piecesOf(text))).rejects.toMatchObject({
		code: 'invalid',
		fields: { file: expect.stringContaining(sentence) as string }
	});
	expect((await findSource(context, sourceId)).mapping).toEqual(before);
});

test('a source is renamed, forgets its mapping, and is nobody else’s', async () => {
	const database = await testDatabase();
	const house = await northwind(database, 'UTC');
	const { zoe } = (await fabrikam(database)).as;
	const { lena, aisha } = house.as;
	const sourceId = await mapped(house, lena!);
	await drop(lena!, house.teams.Orders!, file, { source: 'Other' });
	for (const stranger of [aisha!, zoe!]) {
		const attempts = [
			templateOfSource(stranger, sourceId),
			renameSource(stranger, { sourceId, name: 'Mine' }),
			removeSource(stranger, { sourceId }),
			takeTemplate(stranger, { sourceId }, piecesOf('{"columns":{}}'))
		];
		for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
	}
	expect(await listSources(zoe!)).toEqual([]);
	await expect(renameSource(lena!, { sourceId, name: 'Other' })).rejects.toMatchObject({
		fields: { name: 'Another source is called “Other” already.' }
	});
	await renameSource(lena!, { sourceId, name: 'Front desk' });
	expect(await removeSource(lena!, { sourceId })).toBe(false);
	expect(await listSources(lena!)).toMatchObject([
		{ name: 'Front desk', isRemembered: false, files: 1 },
		{ name: 'Other', files: 1 }
	]);
});
