import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unguardCell } from '$lib/shared/csv';
import { csvResponse } from './answers';

test('a CSV file gives every cell back as it was, whatever is in it', async () => {
	const cell = fc.string({ unit: fc.constantFrom('a', '=', '-', "'", '"', ',', '\n', '\r', '\t', 'é') });
	await fc.assert(
		fc.asyncProperty(fc.array(fc.tuple(cell, fc.constant('end')), { minLength: 1 }), async (rows) => {
			const text = await csvResponse('cases.csv', rows).text();
			const cells = parse(text, { bom: true, record_delimiter: ['\r\n', '\n', '\r'] }) as string[][];
			expect(cells.map((row) => row.map(unguardCell))).toEqual(rows);
		})
	);
});
