import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowCutter, type Uncut } from './cutting';
import { LONGEST_ROW, type Delimiter } from './import';

/** Cuts a text that comes in pieces of so many characters. */
function rowsOf(text: string, delimiter: Delimiter, pieceLength: number): string[][] | Uncut {
	const cutter = new RowCutter(delimiter);
	const rows: string[][] = [];
	const take = (cells: string[]) => void rows.push(cells);
	for (let start = 0; start < text.length; start += pieceLength) {
		const uncut = cutter.cut(text.slice(start, start + pieceLength), take);
		if (uncut) return uncut;
	}
	return cutter.finish(take) ?? rows;
}

function rowsByCsvParse(text: string, delimiter: Delimiter): string[][] | Uncut {
	try {
		return parse(text, {
			delimiter,
			relax_quotes: true,
			relax_column_count: true,
			record_delimiter: ['\r\n', '\n', '\r']
		}) as string[][];
	} catch (error) {
		if ((error as { code?: string }).code === 'CSV_QUOTE_NOT_CLOSED') return 'quote-not-closed';
		throw error;
	}
}

test('any text is cut as csv-parse cuts it, in pieces of any size', () => {
	const text = fc.string({
		unit: fc.constantFrom('a', 'é', '😀', '"', '""', ',', ';', '\n', '\r', '\r\n', ' ', '","', '\0'),
		maxLength: 40
	});
	fc.assert(
		fc.property(text, fc.constantFrom<Delimiter>(',', ';', '|'), fc.integer({ min: 1, max: 50 }), (...of) => {
			const [content, delimiter, pieceLength] = of;
			expect(rowsOf(content, delimiter, pieceLength)).toEqual(rowsByCsvParse(content, delimiter));
		}),
		{ numRuns: 3000 }
	);
});

test('a row without an end is given up before it fills the memory', () => {
	expect(rowsOf(`a,b\n1,"${'x\n'.repeat(LONGEST_ROW)}`, ',', 50_000)).toBe('row-too-long');
	expect(rowsOf('x'.repeat(LONGEST_ROW + 1), ',', 50_000)).toBe('row-too-long');
	expect(rowsOf(`${'x'.repeat(LONGEST_ROW - 1)}\n1`, ',', 50_000)).toHaveLength(2);
});
