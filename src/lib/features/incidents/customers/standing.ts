import type { Day } from '../../../shared/days';
import { formatDay, type Habits } from '../../../shared/format';
import { rankOf, type ProposedStep } from '../ladder';
import { restrictionInWords, stepNames, type Restriction } from '../measures/measure';

/** What somebody has to know before they are in contact with a customer. */
export interface Standing {
	step: ProposedStep;
	endsOn: Day | null;
	restriction: Restriction | null;
}

/** In a line: "Warning in force until 3 Mar", "Restriction in force until 3 Mar; writing only". */
export function standingInWords({ step, endsOn, restriction }: Standing, habits: Habits, today: Day): string {
	const until = endsOn ? ` until ${formatDay(endsOn, habits, today)}` : '';
	const how = restrictionInWords(restriction);
	return `${stepNames[step]} in force${until}${how ? `; ${how}` : ''}`;
}

/** The heaviest of what holds, and of those the one that holds longest; null where nothing does. */
export function presentOf<Held extends Standing>(held: readonly Held[]): Held | null {
	return (
		held.toSorted(
			(a, b) =>
				rankOf(b.step) - rankOf(a.step) || (b.endsOn ?? '9999-12-31').localeCompare(a.endsOn ?? '9999-12-31')
		)[0] ?? null
	);
}
