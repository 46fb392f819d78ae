import { fraction, type FileCell } from '../export';
import type { Compared } from './comparison';
import { verdictsInWords } from './view';

/** What is compared, as the cells of a file: both counts with their rates, how many times as often, and the verdict. */
export function comparedCells({ name, now, before, ratio, interval, verdict }: Compared): FileCell[] {
	return [
		name,
		now.events,
		fraction(now.rate),
		before.events,
		fraction(before.rate),
		rounded(ratio),
		rounded(interval?.lower),
		rounded(interval?.upper),
		verdictsInWords[verdict]
	];
}

function rounded(value: number | null | undefined): number | null {
	return value === null || value === undefined ? null : fraction(value);
}
