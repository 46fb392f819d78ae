/** A cell that a spreadsheet would run as a formula, counting the apostrophes that already guard it. */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED_FORMULA = /^'+[=+\-@\t\r]/;

/** Guards a text against being run as a formula; `unguardCell` gives it back unchanged. */
export function guardCell(cell: string): string {
	return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Takes off the guard that `guardCell` put on, and nothing else. */
export function unguardCell(cell: string): string {
	return GUARDED_FORMULA.test(cell) ? cell.slice(1) : cell;
}
