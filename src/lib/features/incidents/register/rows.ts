import { formatNumber, type Habits } from '../../../shared/format';
import { COUNT_FLOOR, type RegisterFigures } from './register';

export const NOT_SHOWN = `Fewer than ${COUNT_FLOOR}, or left out so that no smaller count can be worked out`;

/** How many said yes in the pulse, between two numbers. */
interface Unlogged {
	answers: number;
	least: number;
	most: number;
}

const NO_ROUND_SHOWN = 'In no round did enough people answer, or none asked for it';

/**
 * The register as the rows of a file: part, name, value. What is not shown says so.
 * @param unlogged who said in the pulse that they met abuse without logging it; null where nothing of it is shown
 */
export function rowsOf(register: RegisterFigures, unlogged: Unlogged | null, habits: Habits): string[][] {
	const shown = (count: number | null) => (count === null ? NOT_SHOWN : String(count));
	const hours = (value: number | undefined) =>
		value === undefined ? NOT_SHOWN : formatNumber(value, habits, 1);
	return [
		['Part', 'What', 'Count'],
		['Incidents', 'Logged', shown(register.total)],
		['Incidents', 'Contact ended on the spot', shown(register.ended)],
		['Incidents', 'Customers with more than one', shown(register.repeats)],
		...unloggedRows(unlogged),
		...register.breakdowns.flatMap(({ title, rows }) =>
			rows.map(({ name, count }) => [title, name, shown(count)])
		),
		['Decisions', 'Hours to a decision, median', hours(register.times?.median)],
		['Decisions', 'Hours to a decision, 90th percentile', hours(register.times?.ninetieth)],
		...register.decided.map(({ name, count }) => ['Decisions', name, String(count)]),
		['Measures', 'In force today', String(register.inForce)],
		['Measures', 'Due for review today', String(register.due)],
		['Appeals', 'Upheld', String(register.appeals.upheld)],
		['Appeals', 'Varied', String(register.appeals.varied)],
		['Appeals', 'Quashed', String(register.appeals.quashed)]
	];
}

function unloggedRows(unlogged: Unlogged | null): string[][] {
	const part = 'Met abuse without logging it';
	if (!unlogged) return [[part, 'Said yes', NO_ROUND_SHOWN]];
	return [
		[part, 'Answers in the rounds that are shown', String(unlogged.answers)],
		[part, 'Said yes, at least', String(unlogged.least)],
		[part, 'Said yes, at most', String(unlogged.most)]
	];
}
