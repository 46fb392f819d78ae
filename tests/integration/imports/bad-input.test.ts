import iconv from 'iconv-lite';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeColumns } from '$lib/features/imports/commands.server';
import { emptyMapping } from '$lib/features/imports/mapping';
import { findImport, listImports, rejectedCsv } from '$lib/features/imports/queries.server';
import type { Context } from '$lib/server/context';
import { testDatabase } from '$tests/support/database';
import { bringIn, drop, ownDataDir } from '$tests/support/imports';
import { northwind } from '$tests/support/team';

const folder = ownDataDir();

async function leader(): Promise<{ context: Context; team: string }> {
	const house = await northwind(await testDatabase(), 'UTC');
	return { context: house.as.lena!, team: house.teams.Orders! };
}

const row = (cells: number) => Array.from({ length: cells }, (_, place) => `c${place}`).join(',');
const zip = Buffer.concat([
	Buffer.from([0x50, 0x4b, 0x03, 0x04]),
	Buffer.from('\x14\0\0\0cases.csv,a,b\n1,2,3\n')
]);
const workbook = Buffer.concat([zip.subarray(0, 8), Buffer.from('[Content_Types].xml xl/workbook.xml')]);

test.each<[string, string | Buffer, string]>([
	[
		'of 10,000 columns',
		`${row(10_000)}\n${row(10_000)}\n`,
		'Line 1 has 10000 columns; a file may have at most 500.'
	],
	['that is a zip', zip, 'it is a compressed file (zip)'],
	['that is an Excel workbook', workbook, 'it is an Excel workbook'],
	['with nothing in it', '', 'This file is empty.'],
	['with a mark left open', 'a,b\n1,"2\n3,4\n', 'Line 2: a quotation mark opens']
])('a file %s is refused with a sentence, and nothing of it is left', async (_, content, sentence) => {
	const { context, team } = await leader();
	await expect(drop(context, team, content)).rejects.toMatchObject({
		code: 'invalid',
		fields: { file: expect.stringContaining(sentence) as string }
	});
	expect((await listImports(context)).rows).toEqual([]);
	const stored = join(folder, 'imports');
	expect(existsSync(stored) ? readdirSync(stored) : []).toEqual([]);
});

/** Lines in one encoding, but for the ones of another export in between. */
function mixed(most: 'utf8' | 'windows-1252', other: 'utf8' | 'windows-1252'): Buffer {
	const lines = Array.from({ length: 40 }, (_, place) => {
		const line = `2026-03-${String((place % 28) + 1).padStart(2, '0')},Größe ${place} für Zoë\n`;
		return iconv.encode(line, place % 10 === 7 ? other : most);
	});
	return Buffer.concat([Buffer.from('date,text\n'), ...lines]);
}

test.each([
	['utf8', 'windows-1252', 'cannot be read in this file’s encoding'],
	['windows-1252', 'utf8', 'is written in UTF-8, while this file is read in another encoding']
] as const)(
	'lines of %s keep their letters, and the lines of %s among them are named',
	async (most, other, why) => {
		const { context, team } = await leader();
		const id = await drop(context, team, mixed(most, other));
		expect((await findImport(context, id)).format.encoding).toBe(most === 'utf8' ? 'utf-8' : most);
		const done = await bringIn(context, id);
		expect(done.counts).toMatchObject({ added: 36, rejected: 4 });
		const [, ...rejected] = (await Array.fromAsync(rejectedCsv(context, id))).flat();
		expect(rejected.map(([line]) => line)).toEqual([9, 19, 29, 39]);
		for (const [, reason] of rejected) expect(reason).toContain(why);
	}
);

test('a mapping that names a column which is not there is refused, and the mapping stays', async () => {
	const { context, team } = await leader();
	const id = await drop(context, team, 'date,text\n2026-03-01,one\n');
	const { mapping } = await findImport(context, id);
	await expect(
		changeColumns(context, { ...emptyMapping, importId: id, columns: { occurred: 0, summary: 7 } })
	).rejects.toMatchObject({
		code: 'invalid',
		fields: { 'column-summary': 'Summary: this file has no column 8.' }
	});
	expect((await findImport(context, id)).mapping).toEqual(mapping);
});
