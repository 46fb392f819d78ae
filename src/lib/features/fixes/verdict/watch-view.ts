import type { Day } from '../../../shared/days';
import { formatDate, formatDateOfYear, formatNumber, type Habits } from '../../../shared/format';
import type { Return, Unit } from './verdict';
import { chartOf, tableOf, type ChartView, type WeeksTable } from './view';
import type { Part, TrialWeek } from './weeks';
import { returnInWords } from './words';

/** What is watched since a fix was adopted, as its page shows it. */
export interface WatchView {
	sentence: string;
	chart: ChartView;
	table: WeeksTable;
	/** Where the weeks are had as a file. */
	file: string;
}

/** What became of a measure since a fix was adopted. */
export interface Watched {
	measureName: string;
	unit: Unit;
	/** Those of the trial, whose limits judge them all, and those since. */
	weeks: TrialWeek[];
	adoptedOn: Day;
	/** The last day that is watched. */
	until: Day;
	/** How many weeks are watched in all. */
	most: number;
	/** Set where the latest weeks say that it comes back. */
	found: Return | null;
}

/** What the parts of a watched chart are called. */
export const watchedParts: Record<Part, string> = {
	before: 'Trial',
	between: 'Week of the decision',
	trial: 'Since it was adopted'
};

/** Says in words and shapes what became of a measure since a fix was adopted. */
export function watchView(watched: Watched, file: string, habits: Habits): WatchView {
	const { measureName, unit, weeks, adoptedOn } = watched;
	return {
		sentence: sentenceOn(watched, habits),
		chart: chartOf(
			weeks,
			unit,
			{
				label: `${measureName}: weeks of the trial and since the adoption, with the limits of the trial. The table below says the same.`,
				start: `Adopted ${formatDateOfYear(adoptedOn, habits)}`,
				notes: 'The limits of the trial judge the weeks since.'
			},
			habits
		),
		table: tableOf(weeks, unit, measureName, watchedParts, habits),
		file
	};
}

function sentenceOn({ weeks, found, measureName, until, most }: Watched, habits: Habits): string {
	const since = weeks.filter(({ part, incomplete }) => part === 'trial' && incomplete === null);
	const end = formatDate(until, habits);
	if (since.length === 0) return `It is watched until ${end}; no full week has passed since it was adopted.`;
	if (found) return returnInWords(found, measureName, habits);
	const length = `${formatNumber(since.length, habits)} of ${formatNumber(most, habits)} weeks watched, until ${end}`;
	const above = since.filter(({ outside }) => outside === 'above').length;
	if (above === 0) return `${length}: none lies above what the trial had.`;
	const weeksAbove = above === 1 ? 'one lies' : `${formatNumber(above, habits)} lie`;
	return `${length}: ${weeksAbove} above the limits of the trial, but the latest weeks together do not, so it stays adopted.`;
}
