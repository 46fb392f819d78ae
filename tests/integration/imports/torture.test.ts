import { basename } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exportBatches } from '$lib/features/escalations/queries.server';
import { filtersFrom } from '$lib/features/escalations/filters';
import { fileOf } from '$lib/features/imports/files.server';
import { changeColumns } from '$lib/features/imports/commands.server';
import { emptyMapping } from '$lib/features/imports/mapping';
import { findImport, rejectedCsv } from '$lib/features/imports/queries.server';
import { readRows } from '$lib/features/imports/rows.server';
import type { Context } from '$lib/server/context';
import { Problem } from '$lib/shared/problem';
import { testDatabase } from '$tests/support/database';
import { bringIn, drop, ownDataDir } from '$tests/support/imports';
import { haveShared, readShared, sharedFiles, sharedJson } from '$tests/support/shared-files';
import { northwind } from '$tests/support/team';

ownDataDir();

let taken = 0;
let refused = 0;
afterAll(() =>
	console.log(`${taken} torturous files were taken in, ${refused} were refused with a sentence`)
);

const folder = 'importer-torture';

describe.skipIf(!haveShared(folder))('a torturous file', () => {
	test('in any of four encodings is the same records', async () => {
		const { context, orders } = await setting();
		const { rows } = sharedJson<{ rows: [text: string, category: string][] }>(
			`${folder}/encoding-twins/expected.json`
		);
		const twins = sharedFiles(`${folder}/encoding-twins`, '.csv').map((path) => basename(path));
		expect(twins).toHaveLength(4);
		for (const [place, twin] of twins.entries()) {
			const id = await drop(context, orders, readShared(`${folder}/encoding-twins/${twin}`));
			await asText(context, id);
			const done = await bringIn(context, id);
			expect(done.counts).toEqual({
				rows: rows.length,
				added: place === 0 ? rows.length : 0,
				alreadyThere: place === 0 ? 0 : rows.length,
				rejected: 0
			});
			taken++;
		}
		const summaries = await stored(context);
		expect(summaries.sort()).toEqual(rows.map(([text]) => text).sort());
	});

	test.each(filesOf('csv-spectrum'))('%s is cut into the cells that its maker expects', async (name) => {
		const expected = sharedJson<Record<string, string>[]>(`${folder}/${name.replace(/\.csv$/, '.json')}`);
		const { context, orders } = await setting();
		const id = await drop(context, orders, readShared(`${folder}/${name}`));
		const { format } = await findImport(context, id);
		const batches = await Array.fromAsync(readRows(fileOf(id), format, 100));
		const rows = batches.flatMap(({ rows }) => rows.map(({ cells }) => cells));
		expect(rows).toEqual(expected.map((record) => Object.values(record)));
		expect(batches[0]!.header).toEqual(Object.keys(expected[0]!));
		taken++;
	});

	test.each([...filesOf('csvtojson'), ...filesOf('rust-csv')])(
		'%s loses no row, or is refused in words',
		async (name) => {
			const { context, orders } = await setting();
			await losesNoRow(context, orders, readShared(`${folder}/${name}`), name);
		}
	);

	test('of the cases of Papa Parse loses no row, or is refused in words', { timeout: 240_000 }, async () => {
		const { context, orders } = await setting();
		const cases = sharedJson<{ description: string; input: unknown }[]>(
			`${folder}/papaparse_core_cases.json`
		);
		for (const { description, input } of cases) {
			if (typeof input !== 'string') continue;
			await losesNoRow(context, orders, Buffer.from(input), description);
		}
	});

	test('full of formulas and naughty strings is stored to the character', async () => {
		const { context, orders } = await setting();
		const formulas = sharedJson<string[]>(`${folder}/csv-injection.json`);
		const naughty = sharedJson<{ strings: string[] }[]>(`${folder}/naughty-strings.json`);
		const texts = [...formulas, ...naughty.flatMap(({ strings }) => strings)].filter(
			(text) => text.trim() !== ''
		);
		const rows = texts.map((text, place) => `${place},"${text.replaceAll('"', '""')}"`);
		const id = await drop(context, orders, ['id,text', ...rows].join('\n'));
		await asText(context, id);
		expect((await bringIn(context, id)).counts).toMatchObject({ rejected: 0, added: texts.length });
		expect((await stored(context)).sort()).toEqual(texts.map((text) => text.replace(/\r\n?/g, '\n')).sort());
		taken++;
	});
});

function filesOf(name: string): string[] {
	return sharedFiles(`${folder}/${name}`, '.csv').map((path) => `${name}/${basename(path)}`);
}

async function setting() {
	const house = await northwind(await testDatabase(), 'UTC');
	return { context: house.as.ada!, orders: house.teams.Orders! };
}

/** Takes the longest column as the summary and one day for all. */
async function asText(context: Context, importId: string): Promise<void> {
	const { profile } = await findImport(context, importId);
	const lengths = profile.columns.map(({ samples }) =>
		Math.max(0, ...samples.map((sample) => sample.length))
	);
	const summary = lengths.indexOf(Math.max(...lengths));
	await changeColumns(context, { ...emptyMapping, importId, columns: { summary }, day: '2026-10-01' });
}

async function losesNoRow(
	context: Context,
	teamId: string,
	content: Buffer,
	source = 'Torture'
): Promise<void> {
	let id: string;
	try {
		id = await drop(context, teamId, content, { source });
	} catch (error) {
		expect(error).toBeInstanceOf(Problem);
		expect((error as Problem).fields.file).toMatch(/^[A-Z].{10,}\.$/s);
		refused++;
		return;
	}
	await asText(context, id);
	const done = await bringIn(context, id);
	const { rows, added, alreadyThere, rejected } = done.counts;
	expect(done).toMatchObject({ state: 'done', failure: null });
	expect(rows).toBe(done.profile.rows);
	expect(added + alreadyThere + rejected).toBe(rows);
	const listed = await Array.fromAsync(rejectedCsv(context, id));
	expect(listed.flat()).toHaveLength(rejected + 1);
	taken++;
}

async function stored(context: Context): Promise<string[]> {
	const batches = await Array.fromAsync(exportBatches(context, filtersFrom(new URLSearchParams())));
	return batches.flat().map(({ summary }) => summary);
}
