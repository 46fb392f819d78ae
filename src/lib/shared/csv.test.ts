import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardCell, unguardCell } from './csv';

test('a cell that a spreadsheet would run is guarded', () => {
	for (const start of ['=', '+', '-', '@', '\t', '\r', "'="]) expect(guardCell(`${start}1+1`)).toMatch(/^'/);
	expect(guardCell('Late parcel')).toBe('Late parcel');
	expect(guardCell("'tis late")).toBe("'tis late");
});

test('every text comes back unchanged', () => {
	fc.assert(fc.property(fc.string(), (cell) => unguardCell(guardCell(cell)) === cell));
	fc.assert(
		fc.property(fc.stringMatching(/^'*[=+\-@\t\r]?[a-z']*$/), (cell) => unguardCell(guardCell(cell)) === cell)
	);
});
