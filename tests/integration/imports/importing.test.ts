import { existsSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { undoImport } from '$lib/features/imports/commands.server';
import { fileOf } from '$lib/features/imports/files.server';
import { noCounts } from '$lib/features/imports/import';
import { findImport, previewOf, entriesOfLists, rejectedCsv } from '$lib/features/imports/queries.server';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { escalations } from '$lib/features/escalations/tables.server';
import { verifyRollUps } from '$lib/features/escalations/verification.server';
import { brandsOfOrganisation } from '$lib/features/people/queries.server';
import type { Context } from '$lib/server/context';
import {
	bringIn,
	carriedThrough,
	check,
	drop,
	mapColumns,
	ownDataDir,
	takeOverAll
} from '$tests/support/imports';
import { testDatabase } from '$tests/support/database';
import { northwind } from '$tests/support/team';

ownDataDir();

const cases = `Case number,Opened,Category,Cause,Contact type,Subject,Priority,Refund
C-1,29/02/2016 01:16,Refund,Late delivery,Phone,"Where is it?
It is late",2 - High,12.50
C-2,01/03/2016 10:00,Teapots,?,Carrier pigeon,Spout broke,3 - Moderate,
C-3,30/02/2016 10:00,Refund,Late delivery,Phone,No such day,,
C-4,02/03/2016,Refund,Late delivery,Phone
C-5,02/03/2016 11:00,refund,Late delivery,E-mail,A year of trouble,,1e400
C-6,01/01/0001,Refund,,Phone,Long ago,,
`;

async function setting() {
	const database = await testDatabase();
	const house = await northwind(database, 'UTC');
	return { database, house, lena: house.as.lena!, orders: house.teams.Orders! };
}

async function stored(context: Context) {
	return context.db
		.select()
		.from(escalations)
		.where(eq(escalations.organisationId, context.actor.organisationId))
		.orderBy(escalations.sourceReference);
}

test('a file is proposed, checked and imported, and the good rows are not stopped by the bad ones', async () => {
	const { database, house, lena, orders } = await setting();
	const id = await drop(lena, orders, cases);
	const proposed = await findImport(lena, id);
	expect(proposed.format).toEqual({ encoding: 'utf-8', delimiter: ',', hasHeader: true });
	expect(proposed.mapping.columns).toMatchObject({
		reference: 0,
		occurred: 1,
		reason: 2,
		cause: 3,
		channel: 4,
		summary: 5,
		severity: 6,
		amount: 7
	});
	expect(proposed.mapping.styles).toEqual({ occurred: 'day-month-year' });
	expect(proposed.mapping.missing).toEqual(['?']);

	await takeOverAll(lena, id);
	const checked = await check(lena, id);
	expect(checked).toMatchObject({
		state: 'checked',
		counts: { rows: 6, added: 2, alreadyThere: 0, rejected: 4 },
		findings: {
			reasons: { 'date-impossible': 1, 'cell-count': 1, amount: 1, 'date-out-of-range': 1 },
			newEntries: { reason: ['Teapots'], channel: ['Carrier pigeon'] },
			from: '2016-02-29',
			to: '2016-03-01'
		}
	});
	expect(await stored(lena)).toEqual([]);
	expect((await taxonomy(lena)).some(({ name }) => name === 'Teapots')).toBe(false);

	const done = await bringIn(lena, id);
	expect(done).toMatchObject({
		state: 'done',
		failure: null,
		counts: checked.counts,
		findings: checked.findings
	});
	const [first, second, ...others] = await stored(lena);
	expect(others).toEqual([]);
	expect(first).toMatchObject({
		sourceReference: 'C-1',
		teamId: orders,
		importId: id,
		reasonId: house.entry('reason', 'refund'),
		channelId: house.entry('channel', 'phone'),
		summary: 'Where is it?\nIt is late',
		severity: 3,
		amount: 1250,
		occurredOn: '2016-02-29',
		occurredAt: new Date('2016-02-29T01:16:00Z'),
		loggedBy: null,
		state: 'resolved'
	});
	const teapots = (await taxonomy(lena)).find(({ name }) => name === 'Teapots')!;
	expect(second).toMatchObject({ sourceReference: 'C-2', reasonId: teapots.id, severity: 2, amount: null });
	expect((await verifyRollUps(database)).differences).toEqual([]);
	expect(existsSync(fileOf(id))).toBe(false);
});

test('every rejected row can be had with its line and the reason', async () => {
	const { lena, orders } = await setting();
	const id = await drop(lena, orders, cases);
	await bringIn(lena, id);
	const rows = (await Array.fromAsync(rejectedCsv(lena, id))).flat();
	expect(rows.map(([line]) => line)).toEqual(['Line in the file', 5, 6, 7, 8]);
	expect(rows[1]).toEqual([
		5,
		'“30/02/2016 10:00” in Opened is no day of the calendar.',
		'C-3',
		'30/02/2016 10:00',
		'Refund',
		'Late delivery',
		'Phone',
		'No such day',
		'',
		''
	]);
	expect(rows[2]![1]).toBe('This row has 5 cells, the file has 8 columns.');
	expect(rows[3]![1]).toBe('“1e400” in Refund is no amount.');
	expect(rows[4]![1]).toMatch(/has the year 1;/);
});

test('the preview shows the first rows as they will be stored', async () => {
	const { lena, orders } = await setting();
	const id = await drop(lena, orders, cases);
	await takeOverAll(lena, id);
	const rows = await previewOf(lena, await findImport(lena, id), await entriesOfLists(lena));
	expect(rows).toHaveLength(6);
	expect(rows[1]).toMatchObject({
		line: 4,
		entries: { reason: { name: 'Teapots', isNew: true }, channel: { name: 'Carrier pigeon', isNew: true } },
		causes: []
	});
	expect(rows[2]).toMatchObject({ line: 5, rejected: expect.stringContaining('no day of the calendar') });
});

describe('the same rows again', () => {
	test('add nothing, by their reference', async () => {
		const { lena, orders } = await setting();
		await bringIn(lena, await drop(lena, orders, cases));
		const again = await bringIn(lena, await drop(lena, orders, cases));
		expect(again.counts).toEqual({ rows: 6, added: 0, alreadyThere: 2, rejected: 4 });
		expect(await stored(lena)).toHaveLength(2);
	});

	test('add nothing, by their content, in whatever encoding and with whatever delimiter; twice in a file is two', async () => {
		const { lena, orders } = await setting();
		const rows = 'date,reason\n2026-01-02,Größe\n2026-01-02,Größe\n2026-01-03,Größe\n';
		const first = await bringIn(lena, await drop(lena, orders, rows));
		expect(first.counts).toEqual({ rows: 3, added: 3, alreadyThere: 0, rejected: 0 });
		const other = Buffer.from('\ufeff' + rows.replaceAll(',', '\t').replaceAll('\n', '\r\n'), 'utf16le');
		const second = await bringIn(lena, await drop(lena, orders, other));
		expect(second.format).toMatchObject({ encoding: 'utf-16le', delimiter: '\t' });
		expect(second.counts).toEqual({ rows: 3, added: 0, alreadyThere: 3, rejected: 0 });
		const longer = await bringIn(lena, await drop(lena, orders, rows + '2026-01-02,Größe\n'));
		expect(longer.counts).toEqual({ rows: 4, added: 1, alreadyThere: 3, rejected: 0 });
	});

	test('belong to another record where they come from another source', async () => {
		const { lena, orders } = await setting();
		await bringIn(lena, await drop(lena, orders, cases));
		const other = await bringIn(lena, await drop(lena, orders, cases, { source: 'Shop' }));
		expect(other.counts.added).toBe(2);
	});

	test('within a file: the same reference with other content is rejected and says where it stood first', async () => {
		const { lena, orders } = await setting();
		const id = await drop(
			lena,
			orders,
			'id,date,reason\n7,2026-01-02,Refund\n7,2026-01-02,Refund\n7,2026-01-02,Return\n8,2026-01-02,Refund\n'
		);
		await mapColumns(
			lena,
			id,
			{ reference: 'id', occurred: 'date', reason: 'reason' },
			{ styles: { occurred: 'year-month-day' } }
		);
		const done = await bringIn(lena, id);
		expect(done.counts).toEqual({ rows: 4, added: 2, alreadyThere: 1, rejected: 1 });
		const rows = (await Array.fromAsync(rejectedCsv(lena, id))).flat();
		expect(rows[1]!.slice(0, 2)).toEqual([
			4,
			'The reference “7” stands on line 2 already, with other content.'
		]);
	});
});

test('a file without dates takes one day for all of it', async () => {
	const { lena, orders } = await setting();
	const id = await drop(
		lena,
		orders,
		'utterance,intent\nWhere is it?,track_order\nGive it back,get_refund\n'
	);
	await mapColumns(lena, id, { summary: 'utterance', reason: 'intent' }, { day: '2026-10-01' });
	await takeOverAll(lena, id);
	await bringIn(lena, id);
	expect((await stored(lena)).map(({ occurredOn }) => occurredOn)).toEqual(['2026-10-01', '2026-10-01']);
});

test('cells guarded against formulas on export come back as they were', async () => {
	const { lena, orders } = await setting();
	const id = await drop(
		lena,
		orders,
		`id,date,subject\n1,2026-01-01,'=1+1\n2,2026-01-01,''+2\n3,2026-01-01,'quoted'\n`
	);
	await bringIn(lena, id);
	expect((await stored(lena)).map(({ summary }) => summary)).toEqual(['=1+1', "'+2", "'quoted'"]);
});

test('a mapping is remembered for the next file of its source, whose columns may stand in another order', async () => {
	const { house, lena, orders } = await setting();
	const id = await drop(lena, orders, 'when,topic,what\n2026-01-02,parcel gone,x\n');
	await mapColumns(
		lena,
		id,
		{ occurred: 'when', cause: 'topic', summary: 'what' },
		{ styles: { occurred: 'year-month-day' } }
	);
	const { mapping } = await findImport(lena, id);
	expect(mapping.values.cause).toEqual([['parcel gone', { create: 'parcel gone' }]]);
	const { changeValues } = await import('$lib/features/imports/commands.server');
	await changeValues(lena, {
		importId: id,
		answers: { cause: [{ value: 'parcel gone', answer: 'lost PARCEL' }] },
		takeOver: []
	});
	await bringIn(lena, id);
	const next = await findImport(
		lena,
		await drop(lena, orders, 'what,more,topic,when\ny,z,parcel gone,2026-02-02\n')
	);
	expect(next.mapping.columns).toEqual({ occurred: 3, cause: 2, summary: 0 });
	expect(next.mapping.values.cause).toEqual([
		['parcel gone', { entry: house.entry('cause', 'lost-parcel') }]
	]);
});

describe('a file that cannot be read is refused with the line, and nothing is left', () => {
	test.each([
		['an unclosed quotation mark', 'a,b\n1,2\n3,"4\n5,6\n', /^Line 3: a quotation mark/],
		['a header alone', 'date,reason\n', /^Line 1: .*no row/],
		['nothing', '', /empty/],
		['one column', 'name\njoe\n', /^Line 1: .*one column/],
		['a zip', Buffer.from('PK\x03\x04aaaa'), /zip/]
	])('%s', async (_, content, sentence) => {
		const { lena, orders } = await setting();
		await expect(drop(lena, orders, content)).rejects.toMatchObject({
			code: 'invalid',
			fields: { file: expect.stringMatching(sentence) }
		});
		const { listImports, sourceNames } = await import('$lib/features/imports/queries.server');
		expect(await listImports(lena)).toEqual({ rows: [], previous: null, next: null });
		expect(await sourceNames(lena)).toEqual([]);
	});
});

test('what cannot be read deep inside a file is rejected there, and the rest is taken', async () => {
	const { lena, orders } = await setting();
	const rows = Array.from({ length: 12_000 }, (_, place) => `2026-01-02,Refund,text number ${place}`);
	rows[11_000] = '2026-01-02,Refund,a\0b';
	const bytes = Buffer.concat([
		Buffer.from(['date,reason,text', ...rows].join('\n')),
		Buffer.from('\n2026-01-02,Refund,caf'),
		Buffer.from([0xe9]),
		Buffer.from('\n2026-01-02,Refund,café\n')
	]);
	const done = await bringIn(lena, await drop(lena, orders, bytes, { fileName: 'odd\0name.csv' }));
	expect(done).toMatchObject({
		fileName: 'odd name.csv',
		format: { encoding: 'utf-8' },
		counts: { rows: 12_002, added: 12_000, rejected: 2 },
		findings: { reasons: { characters: 2 } }
	});
	const rejected = (await Array.fromAsync(rejectedCsv(lena, done.id))).flat();
	expect(rejected.map(([line]) => line).slice(1)).toEqual([11_002, 12_002]);
}, 180_000);

test('a new import starts without counts', async () => {
	const { lena, orders } = await setting();
	expect((await findImport(lena, await drop(lena, orders, cases))).counts).toEqual(noCounts);
});

test('brands that a file names become brands, its tiers are read, and both go when it is taken out again', async () => {
	const house = await northwind(await testDatabase(), 'UTC');
	const context = house.as.lena!;
	const id = await drop(
		context,
		house.teams.Orders!,
		'id,date,brand,tier\n1,2026-03-01,Northwind,L3\n2,2026-03-02,Contoso,2nd line\n3,2026-03-03,Contoso,\n'
	);
	expect((await findImport(context, id)).mapping.columns).toMatchObject({ brand: 2, tier: 3 });
	const done = await bringIn(context, id);
	expect(done.findings.newEntries).toEqual({ brand: ['Contoso'] });
	const made = (await brandsOfOrganisation(context)).find(({ name }) => name === 'Contoso')!;
	const rows = await context.db
		.select({ brandId: escalations.brandId, tier: escalations.tier })
		.from(escalations)
		.where(eq(escalations.organisationId, house.organisationId))
		.orderBy(escalations.sourceReference);
	expect(rows).toEqual([
		{ brandId: house.brands.Northwind, tier: 3 },
		{ brandId: made.id, tier: 2 },
		{ brandId: made.id, tier: 2 }
	]);
	await undoImport(context, { importId: id });
	await carriedThrough(context, id);
	expect((await brandsOfOrganisation(context)).map(({ name }) => name)).toEqual(['Northwind', 'Tailspin']);
	expect((await verifyRollUps(context.db)).differences).toEqual([]);
});
