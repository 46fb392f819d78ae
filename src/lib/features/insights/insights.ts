import type { Day, Period } from '../../shared/days';
import type { Pareto, ParetoBar } from '../../statistics/pareto';
import type { Week } from '../../statistics/week-series';
import type { CountedBy } from '../escalations/counts/source';
import type { InsightsFilter, Named } from './filter';
import type { RateChart } from './rate-chart';
import type { Direction, TrendChart } from './trend-chart';

/** Bars that a Pareto draws; the others are added up, and stand in its table. */
export const BARS_DRAWN = 12;

export type { CountedBy };

/** One bar of a Pareto, with where its weeks are going; null for bars that are not drawn. */
export type Bar = ParetoBar & { direction: Direction | null; hasParts: boolean };

/** Causes or reasons by how many records mention them. */
export interface Breakdown extends Omit<Pareto, 'bars'> {
	by: CountedBy;
	bars: Bar[];
	/** Records without any. */
	missing: number;
}

/** What a trend is about: a cause, a reason, or every escalation. */
export interface Subject {
	kind: CountedBy | 'everything';
	id: string;
	name: string;
	/** Whether it is a reason with parts of its own. */
	hasParts: boolean;
}

export interface SubjectTrend {
	subject: Subject;
	chart: TrendChart;
}

/** Names to choose filters and trends from. */
export interface Choices {
	teams: Named[];
	brands: Named[];
	channels: Named[];
	causes: Named[];
	reasons: Named[];
}

/** What the records of a reader's teams say about a period. */
export interface Insights {
	filter: InsightsFilter;
	choices: Choices;
	today: Day;
	/** From when to when recording was on in the teams asked about; null where nothing was ever recorded. */
	recording: Period | null;
	/** Whether anything was ever recorded in the reader's teams. */
	hasRecords: boolean;
	/** Whether there are parts of reasons among those counted, so that they can be shown at two levels. */
	hasReasonLevels: boolean;
	records: number;
	causes: Breakdown;
	reasons: Breakdown;
	trend: SubjectTrend;
	/** The trend per 1,000 contacts, where that is asked for. */
	rates: RateChart | null;
	/** Weeks of the period in which escalations as a whole were out of the ordinary. */
	unusualWeeks: Week[];
	/** Whether escalations as a whole were stable; null where that cannot be told. */
	isStable: boolean | null;
}
