import type { Day, Period } from '../../../shared/days';
import type { CountedBy } from '../insights';
import type { Emptiness } from '../view/nothing';
import type { Against } from './against';

/** Two periods beside each other. */
export interface Comparison extends Emptiness {
	against: Against;
	/** How many records there are in the period, and in the other one. */
	records: number;
	recordsBefore: number;
	/** The days of each that were recorded; 0 where nothing can be said about it. */
	days: { now: number; before: number };
	/** The first day of recording where it lies in one of the periods. */
	recordedFrom: Day | null;
	overall: Compared;
	tables: Record<CountedBy, Compared[]>;
}

/** Whether something comes up more or less often than before; "perhaps" where that many comparisons may show it by chance. */
export type Verdict = 'more' | 'fewer' | 'perhaps-more' | 'perhaps-fewer' | 'no-difference' | 'too-few';

/** How often something came up on two sides, and whether that differs by more than chance. */
export interface Compared {
	id: string;
	name: string;
	hasParts: boolean;
	/** The rate is by a recorded week, or by a record. */
	now: { events: number; rate: number };
	before: { events: number; rate: number };
	/** Rate now divided by the rate before; null where there was none before, or too few to compare. */
	ratio: number | null;
	/** Null where there are too few to compare; its end is null where nothing bounds it. */
	interval: { lower: number; upper: number | null } | null;
	verdict: Verdict;
}

/** The days of a period that lie in the time when recording was on. */
export function recordedDays(period: Period, recording: Period | null): Period | null {
	if (!recording) return null;
	const from = period.from > recording.from ? period.from : recording.from;
	const to = period.to < recording.to ? period.to : recording.to;
	return from <= to ? { from, to } : null;
}
