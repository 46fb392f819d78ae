import { eq } from 'drizzle-orm';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { escalations } from '$lib/features/escalations/tables.server';
import { escalationCsv } from '$lib/features/escalations/queries.server';
import { filtersFrom } from '$lib/features/escalations/filters';
import type { Context } from '$lib/server/context';
import type { Database } from '$lib/server/db/connection';
import { csvResponse } from '$lib/server/answers';
import { ask, keyFor } from '$tests/support/api';
import { testDatabase } from '$tests/support/database';
import { carriedThrough, ownDataDir } from '$tests/support/imports';
import { northwind, type Organisation } from '$tests/support/team';

const folder = ownDataDir();

let db: Database;
let house: Organisation;
let ada: Context;
let key: string;

beforeEach(async () => {
	db = await testDatabase();
	house = await northwind(db, 'UTC');
	ada = house.as.ada!;
	key = await keyFor(ada, house.as.lena!);
});

interface Imported {
	id: string;
	state: string;
	counts: { rows: number; added: number; alreadyThere: number; rejected: number };
	progress: { rows: number; of: number };
	rejected: { byReason: Record<string, number>; csv: string | null };
	newEntries: Record<string, string[]>;
	leftOut: Record<string, number>;
	from: string | null;
}

interface Refused {
	detail: string;
	errors: { detail: string; pointer: string }[];
}

const file = [
	'Number,Opened,Category,Via,Subject',
	'1,01/02/2026,Refund,Phone,First',
	'2,13/02/2026,Sorting,Fax,Second',
	'3,14/02/2026,refund,?,Third'
].join('\n');

const mapping = {
	team: 'Orders',
	source: 'Helpdesk',
	columns: {
		reference: 'Number',
		occurred: 'Opened',
		reason: 'Category',
		channel: 'Via',
		summary: 'Subject'
	},
	missing: ['?']
};

function form(said: unknown, content: BlobPart = file, name = 'cases.csv'): FormData {
	const parts = new FormData();
	parts.append('mapping', typeof said === 'string' ? said : JSON.stringify(said));
	parts.append('file', new File([content], name, { type: 'text/csv' }));
	return parts;
}

/** Sends a form as a program does, and has it carried through. */
async function send<Body = Imported>(body: FormData, search = '', headers: Record<string, string> = {}) {
	const encoded = new Response(body);
	return ask<Body>(ada, 'POST', `/api/v1/imports${search}`, {
		key,
		body: new Uint8Array(await encoded.arrayBuffer()),
		headers: { 'content-type': encoded.headers.get('content-type')!, 'content-length': '1', ...headers }
	});
}

const follow = (id: string) => ask<Imported>(ada, 'GET', `/api/v1/imports/${id}`, { key });

async function done(id: string) {
	await carriedThrough(house.as.lena!, id);
	return (await follow(id)).body;
}

async function stored() {
	return db
		.select({ id: escalations.id, summary: escalations.summary })
		.from(escalations)
		.where(eq(escalations.organisationId, house.organisationId));
}

const filesLeft = () =>
	existsSync(join(folder, 'imports')) ? readdirSync(join(folder, 'imports')).length : 0;

describe('an import over the API', () => {
	test('is started by one request and followed to its end', async () => {
		const started = await send(form(mapping));
		expect(started.status).toBe(202);
		expect(started.headers.get('location')).toBe(`/api/v1/imports/${started.body.id}`);
		expect(started.body).toMatchObject({ state: 'importing', progress: { rows: 0, of: 3 } });
		const ended = await done(started.body.id);
		expect(ended).toMatchObject({
			state: 'done',
			counts: { rows: 3, added: 3, alreadyThere: 0, rejected: 0 },
			newEntries: { reason: ['Sorting'], channel: ['Fax'] },
			from: '2026-02-01'
		});
		const names = await ask<{ items: { name: string; count: number }[] }>(
			ada,
			'GET',
			'/api/v1/insights/reasons?from=2026-02-01&to=2026-02-28',
			{ key }
		);
		expect(names.body.items.map(({ name, count }) => [name, count])).toEqual([
			['Refund', 2],
			['Sorting', 1]
		]);
	});

	test('may be a dry run, which stores nothing', async () => {
		const { body } = await send(form(mapping), '?dryRun=true');
		expect(await done(body.id)).toMatchObject({ state: 'checked', counts: { rows: 3, added: 3 } });
		expect(await stored()).toEqual([]);
		expect((await send<Refused>(form(mapping), '?dryRun=perhaps')).status).toBe(400);
	});

	test('leaves values out that are no entry, where new ones are not wanted', async () => {
		const { body } = await send(form({ ...mapping, newEntries: false }));
		expect(await done(body.id)).toMatchObject({
			counts: { added: 3 },
			newEntries: {},
			leftOut: { reason: 1, channel: 1 }
		});
	});

	test('translates values by name or id, or into nothing', async () => {
		const values = {
			reason: { Sorting: house.entry('reason', 'exchange') },
			channel: { Fax: null, Phone: 'E-mail' }
		};
		const { body } = await send(form({ ...mapping, values, newEntries: false }));
		expect(await done(body.id)).toMatchObject({ newEntries: {}, leftOut: { channel: 1 } });
		const { body: refused } = await send<Refused>(
			form({ ...mapping, newEntries: false, values: { channel: { Fax: 'Telex' } } })
		);
		expect(refused.errors[0]).toMatchObject({ pointer: '#/mapping/values/channel/Fax' });
	});

	test('brings the same rows in once', async () => {
		await done((await send(form(mapping))).body.id);
		const { body } = await send(form(mapping));
		expect((await done(body.id)).counts).toEqual({ rows: 3, added: 0, alreadyThere: 3, rejected: 0 });
		expect(await stored()).toHaveLength(3);
	});

	test('under an Idempotency-Key is one, and is answered the same', async () => {
		const headers = { 'idempotency-key': 'november' };
		const before = filesLeft();
		const first = await send(form(mapping), '', headers);
		const again = await send(form(mapping), '', headers);
		expect(again.body).toEqual(first.body);
		expect(again.headers.get('idempotent-replayed')).toBe('true');
		expect((await send(form({ ...mapping, newEntries: false }), '', headers)).status).toBe(422);
		expect((await send(form(mapping, `${file}\n4,15/02/2026,Refund,,x`), '', headers)).status).toBe(422);
		expect(filesLeft()).toBe(before + 1);
		await done(first.body.id);
	});

	test('says which rows it rejected, and gives them back', async () => {
		const { body } = await send(form(mapping, `${file}\n4,31/02/2026,Refund,Phone,Never`));
		const ended = await done(body.id);
		expect(ended.rejected).toEqual({
			byReason: { 'date-impossible': 1 },
			csv: `/api/v1/imports/${body.id}/rejected.csv`
		});
		const csv = await ask<string>(ada, 'GET', ended.rejected.csv!, { key });
		expect(csv.body).toContain('31/02/2026');
		expect(csv.headers.get('content-type')).toContain('text/csv');
	});

	test('takes columns by number, where names are missing or come twice', async () => {
		const twice = 'Date,Date,Text\n2026-01-01,2026-01-02,A\n';
		const format = { encoding: 'utf-8', delimiter: ',', hasHeader: true };
		const said = { ...mapping, format, columns: { occurred: 'Date', summary: 'Text' } };
		const { body } = await send<Refused>(form(said, twice));
		expect(body.errors).toEqual([
			{ detail: expect.stringContaining('1 or 2'), pointer: '#/mapping/columns/occurred' }
		]);
		const taken = await send(form({ ...said, columns: { occurred: 2, summary: 3 } }, twice));
		expect((await done(taken.body.id)).from).toBe('2026-01-02');
	});
});

describe('what does not fit is refused with its place and the reason, and leaves nothing:', () => {
	const wide = Array.from({ length: 10_000 }, (_, place) => `c${place}`).join(',');
	const columns = (given: object) => ({ ...mapping, columns: { ...mapping.columns, ...given } });

	test.each<[string, FormData, string]>([
		['a column that is not there', form(columns({ cause: 'Why' })), '#/mapping/columns/cause'],
		['a column number beyond the file', form(columns({ cause: 9 })), '#/mapping/columns/cause'],
		['a field that is none', form(columns({ mood: 'Via' })), '#/mapping/columns/mood'],
		[
			'no column for the day',
			form({ ...mapping, columns: { summary: 'Subject' } }),
			'#/mapping/columns/occurred'
		],
		[
			'dates that could be read in two ways',
			form(mapping, 'Number,Opened,Category,Via,Subject\n1,01/02/2026,Refund,Phone,x'),
			'#/mapping/dateStyle'
		],
		['a date style that is none', form({ ...mapping, dateStyle: 'dd/mm' }), '#/mapping/dateStyle'],
		['a team that is not led', form({ ...mapping, team: 'Returns' }), '#/mapping/team'],
		['a mapping that is no JSON', form('{'), '#/mapping'],
		['a file of 10,000 columns', form(mapping, `${wide}\n${wide}\n`), '#/file'],
		['a zip named .csv', form(mapping, new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0])), '#/file'],
		['an empty file', form(mapping, ''), '#/file'],
		['a quotation mark that is never closed', form(mapping, `${file}\n4,"14/02/2026`), '#/file']
	])('%s', async (_, body, pointer) => {
		const before = filesLeft();
		const { status, body: refused } = await send<Refused>(body);
		expect(status).toBe(400);
		expect(refused.errors.map((error) => error.pointer)).toContain(pointer);
		expect(refused.errors.every(({ detail }) => detail.length > 10)).toBe(true);
		expect(filesLeft()).toBe(before);
		expect(await stored()).toEqual([]);
	});

	test('a form without a file, without a mapping before it, or with more than is known', async () => {
		const without = new FormData();
		without.append('mapping', JSON.stringify(mapping));
		expect((await send<Refused>(without)).body.errors[0]?.pointer).toBe('#/file');
		const turned = new FormData();
		turned.append('file', new File([file], 'cases.csv'));
		turned.append('mapping', JSON.stringify(mapping));
		expect((await send<Refused>(turned)).body.errors[0]?.pointer).toBe('#/mapping');
		const more = new FormData();
		more.append('colour', 'red');
		more.append('mapping', JSON.stringify(mapping));
		more.append('file', new File([file], 'cases.csv'));
		expect((await send<Refused>(more)).body.errors[0]?.pointer).toBe('#/colour');
	});

	test('another type, and more bytes than are taken', async () => {
		const json = await ask(ada, 'POST', '/api/v1/imports', { key, body: mapping });
		expect(json.status).toBe(415);
		const large = await send(form(mapping), '', { 'content-length': '2000000000' });
		expect(large.status).toBe(413);
	});

	test('an amount of 1e400 rejects its row and no other', async () => {
		const amounts = 'Opened,Amount\n2026-01-01,12.50\n2026-01-02,1e400\n';
		const said = { ...mapping, columns: { occurred: 'Opened', amount: 'Amount' } };
		const { body } = await send(form(said, amounts));
		expect(await done(body.id)).toMatchObject({
			counts: { added: 1, rejected: 1 },
			rejected: { byReason: { amount: 1 } }
		});
	});
});

test('what a spreadsheet would run comes back unchanged through an export and a second import', async () => {
	const dangerous = [
		'=1+1',
		'+1',
		'-1',
		'@SUM(A1)',
		'\t=1',
		"'=1",
		"''+2",
		'harmless',
		'=HYPERLINK("http://x";"y")'
	];
	const said = { ...mapping, columns: { reference: 'Number', occurred: 'Opened', summary: 'Subject' } };
	// A guard is taken off on the way in, so what is to be stored as it stands is guarded as an export guards it.
	const guarded = csvResponse('x', [
		['Number', 'Opened', 'Subject'],
		...dangerous.map((text, place) => [String(place), '2026-01-01', text])
	]);
	await done((await send(form(said, await guarded.text()))).body.id);
	const summaries = async () => (await stored()).map(({ summary }) => summary).sort();
	expect(await summaries()).toEqual([...dangerous].sort());

	const rows = (await Array.fromAsync(escalationCsv(ada, filtersFrom(new URLSearchParams())))).flat();
	const exported = await csvResponse('export.csv', rows).text();
	for (const line of exported.split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+@\t-]/);
	const again = {
		...mapping,
		source: 'Our own export',
		columns: { reference: 'Id', occurred: 'Day', summary: 'What happened' }
	};
	await done((await send(form(again, exported))).body.id);
	expect(await summaries()).toEqual([...dangerous, ...dangerous].sort());
});
