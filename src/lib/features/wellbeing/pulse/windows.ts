import { addDays, type Day } from '../../../shared/days';
import { windowMean, type ShownCell, type WindowMean } from '../disclosure';
import { windowOf } from './schedule';

/** Four weeks of a team: how it was, beside how much abuse it logged. */
export interface LoadWindow {
	from: Day;
	to: Day;
	/** From the rounds that are shown; null where none is. */
	mean: WindowMean | null;
	/** Abusive contacts that were logged. */
	incidents: number;
}

/**
 * The windows that are over, the latest first. Windows are fixed and never overlap, so that none can be taken from another.
 * @param rounds what is shown of one question in each closed round
 * @param logged abusive contacts by day
 * @param today its window is not over, and so left out
 */
export function loadWindows(
	rounds: readonly { startsOn: Day; cell: ShownCell | null }[],
	logged: readonly { day: Day; count: number }[],
	{ from, today }: { from: Day; today: Day }
): LoadWindow[] {
	const windows: LoadWindow[] = [];
	const first = windowOf(from);
	// A window that the period begins in the middle of would be counted by half.
	let start = first.from < from ? addDays(first.to, 1) : first.from;
	for (; windowOf(start).to < today; start = addDays(windowOf(start).to, 1)) {
		const { to } = windowOf(start);
		const isWithin = (day: Day) => day >= start && day <= to;
		const cells = rounds.flatMap(({ startsOn, cell }) => (cell && isWithin(startsOn) ? [cell] : []));
		windows.push({
			from: start,
			to,
			mean: windowMean(cells),
			incidents: logged.reduce((sum, { day, count }) => sum + (isWithin(day) ? count : 0), 0)
		});
	}
	return windows.reverse();
}
