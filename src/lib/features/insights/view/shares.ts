import { formatNumber, formatShare, type Habits } from '../../../shared/format';
import { wilsonInterval } from '../../../statistics/shares';
import { LEAST_FOR_A_SHARE } from '../findings';
import type { Cell } from './parts';

/** What to say where there are too few records for a percentage. */
const TOO_FEW = 'too few';

/** A share with the interval of it, as a table shows them; of fewer than five records there is none. */
export function shareCells(count: number, of: number, habits: Habits): [share: Cell, interval: Cell] {
	const interval = of < LEAST_FOR_A_SHARE ? null : wilsonInterval(count, of);
	if (!interval) return [TOO_FEW, '–'];
	const range = { value: count / of, ...interval };
	return [formatShare(count / of, habits), { text: intervalInWords(interval, habits), href: null, range }];
}

/** "95% interval 24% to 39%", or nothing where there are too few records for a percentage. */
export function withInterval(count: number, of: number, habits: Habits): string {
	const interval = of < LEAST_FOR_A_SHARE ? null : wilsonInterval(count, of);
	return interval ? `95% interval ${intervalInWords(interval, habits)}` : '';
}

/** A count as a cell, with where its cases are. */
export function countCell(count: number, href: string | null, habits: Habits): Cell {
	return casesCell(count, href, formatNumber(count, habits));
}

/** What is said of so many cases, with where they are. */
export function casesCell(count: number, href: string | null, text: string): Cell {
	return href !== null && count > 0 ? { text, href } : text;
}

/** Why a share has an interval, for whoever asks. */
export const whatAnIntervalIs =
	'A share that rests on few cases could have come out otherwise by chance. The interval (Wilson’s, at 95%) says between which shares the true one lies, as far as these cases can tell; the band beside it runs from 0 to 100%. Where there are fewer than five cases, only their number is given.';

function intervalInWords({ lower, upper }: { lower: number; upper: number }, habits: Habits): string {
	return `${formatShare(lower, habits)} to ${formatShare(upper, habits)}`;
}
