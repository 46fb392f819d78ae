import { formatNumber, type Habits } from '../../../shared/format';
import { COUNT_FLOOR, type RegisterFigures } from './register';

export const NOT_SHOWN = `Fewer than ${COUNT_FLOOR}, or left out so that no smaller count can be worked out`;

/** The register as the rows of a file: part, name, value. What is not shown says so. */
export function rowsOf(register: RegisterFigures, habits: Habits): string[][] {
	const shown = (count: number | null) => (count === null ? NOT_SHOWN : String(count));
	const hours = (value: number | undefined) =>
		value === undefined ? NOT_SHOWN : formatNumber(value, habits, 1);
	return [
		['Part', 'What', 'Count'],
		['Incidents', 'Logged', shown(register.total)],
		['Incidents', 'Contact ended on the spot', shown(register.ended)],
		['Incidents', 'Customers with more than one', shown(register.repeats)],
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
