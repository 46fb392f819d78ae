import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { unguardCell } from '$lib/shared/csv';
import type { Problem } from '$lib/shared/problem';
import { csvResponse, parseForm } from './answers';

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

test('what is wrong with a form is said in the order of its fields, also where two of them are checked together', () => {
	const schema = v.pipe(
		v.object({
			to: v.optional(v.string(), ''),
			typed: v.optional(v.string(), ''),
			reason: v.pipe(v.string(), v.minLength(1, 'The reason is missing.'))
		}),
		v.forward(
			v.partialCheck([['to'], ['typed']], ({ to, typed }) => to !== '' || typed !== '', 'Nobody is named.'),
			['to']
		)
	);
	const posted = new FormData();
	posted.set('reason', '');
	expect.assertions(1);
	try {
		parseForm(schema, posted);
	} catch (thrown) {
		expect(Object.entries((thrown as Problem).fields)).toEqual([
			['to', 'Nobody is named.'],
			['reason', 'The reason is missing.']
		]);
	}
});
