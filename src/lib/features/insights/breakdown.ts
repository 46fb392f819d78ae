import type { Pareto, ParetoBar } from '../../statistics/pareto';
import type { Direction, TrendChart } from './trend-chart';

/** Bars that a Pareto draws; the others are added up, and stand in its table. */
export const BARS_DRAWN = 12;

export type CountedBy = 'cause' | 'reason';

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
