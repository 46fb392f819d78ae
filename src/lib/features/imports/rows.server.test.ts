import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Delimiter, Encoding, FileFormat } from './import';
import { readRows, type FileRow } from './rows.server';

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(content: string | Uint8Array, format: Partial<FileFormat> = {}) {
	const path = join(folder, 'file.csv');
	writeFileSync(path, content);
	const whole: FileFormat = { encoding: 'utf-8', delimiter: ',', hasHeader: true, ...format };
	const batches = await Array.fromAsync(readRows(path, whole, 3));
	return { header: batches[0]!.header, rows: batches.flatMap(({ rows }): FileRow[] => rows) };
}

test('rows keep their cells and lines, however they were written', async () => {
	const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', ' ', '|') });
	const row = fc.tuple(cell, cell, fc.constantFrom('x', 'ß')).map((cells): string[] => cells);
	await fc.assert(
		fc.asyncProperty(
			fc.array(row, { minLength: 1, maxLength: 20 }),
			fc.constantFrom<Delimiter>(',', ';', '\t', '|'),
			fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
			fc.constantFrom('\n', '\r\n'),
			fc.boolean(),
			async (rows, delimiter, encoding, lineEnd, addBOM) => {
				const text = stringify([['one', 'two', 'three'], ...rows], {
					delimiter,
					record_delimiter: lineEnd,
					quoted: true
				});
				const marked = addBOM && encoding !== 'windows-1252';
				const read = await rowsOf(iconv.encode(text, encoding, { addBOM: marked }), { delimiter, encoding });
				expect(read.header).toEqual(['one', 'two', 'three']);
				expect(read.rows.map(({ cells }) => cells)).toEqual(rows);
				let line = 2;
				for (const [place, cells] of rows.entries()) {
					expect(read.rows[place]!.line).toBe(line);
					line += 1 + cells.join('').split('\n').length - 1;
				}
			}
		),
		{ numRuns: 60 }
	);
});

test('what stands above the table is left out, its lines counted', async () => {
	const { header, rows } = await rowsOf('Report,"of\nmany"\n\na,b\n1,2', { firstLine: 4 });
	expect(header).toEqual(['a', 'b']);
	expect(rows).toEqual([{ line: 5, cells: ['1', '2'] }]);
});

test('empty lines are passed over, yet counted as lines; line ends may be mixed', async () => {
	const { rows } = await rowsOf('a,b\r\n\r\n1,2\n   \n3,4\r5,6');
	expect(rows).toEqual([
		{ line: 3, cells: ['1', '2'] },
		{ line: 5, cells: ['3', '4'] },
		{ line: 6, cells: ['5', '6'] }
	]);
});

test('columns without a name are called by their place', async () => {
	expect((await rowsOf(',b, \n1,2,3')).header).toEqual(['Column 1', 'b', 'Column 3']);
	const { header, rows } = await rowsOf('1,2\n3,4', { hasHeader: false });
	expect(header).toEqual(['Column 1', 'Column 2']);
	expect(rows).toHaveLength(2);
});

test('the line in which a spreadsheet declares its delimiter is no row', async () => {
	const { header, rows } = await rowsOf('sep=;\r\na;b\r\n1;2\r\n', { delimiter: ';' });
	expect(header).toEqual(['a', 'b']);
	expect(rows).toEqual([{ line: 3, cells: ['1', '2'] }]);
});

test('quotation marks inside cells stay where they do no harm', async () => {
	const { rows } = await rowsOf('a,b\n5" pipe,"12" pipe"\n"say ""hi""",x\n');
	expect(rows.map(({ cells }) => cells)).toEqual([
		['5" pipe', '"12" pipe"'],
		['say "hi"', 'x']
	]);
});

describe('a quotation mark that is never closed stops the reading, with the line', () => {
	test.each([
		['at once', '"a,b\n1,2\n', 'Line 1:'],
		['after rows over several lines', 'a,b\n"1\n2",3\n4,"5\n6,7\n', 'Line 4:'],
		['in a file that goes on for long', `a,b\n1,"2\n${'3,4\n'.repeat(300_000)}`, 'Line 2:']
	])('%s', async (_, content, start) => {
		await expect(rowsOf(content)).rejects.toThrow(start);
	});
});

test('a batch of long rows is cut short, so that it never holds much of a file', async () => {
	const path = join(folder, 'long.csv');
	const long = 'x'.repeat(900_000);
	writeFileSync(path, `a,b\n${`1,${long}\n`.repeat(12)}`);
	const format: FileFormat = { encoding: 'utf-8', delimiter: ',', hasHeader: true };
	const batches = await Array.fromAsync(readRows(path, format, 1000));
	expect(batches.map(({ rows }) => rows.length)).toEqual([5, 5, 2]);
});
