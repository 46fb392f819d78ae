import type { PeriodChoice } from '../../../shared/period';
import type { Measurable, Measure } from '../../escalations/measures/measure';
import type { OfferedKind } from '../charts/kinds';
import type { Funnel } from './funnel';
import type { MeasuredChart } from '../charts/measured-chart';

/** A team with its weeks as a chart. */
export interface ChartedTeam {
	id: string;
	name: string;
	chart: MeasuredChart;
}

/** The teams of a reader beside each other, in the order of their names. */
export interface TeamComparison {
	measure: Measure;
	measurable: Measurable;
	choice: PeriodChoice;
	/** The kind of chart, which is the same for every team. */
	kind: OfferedKind;
	because: string;
	teams: ChartedTeam[];
	/** Null where there is no volume to hold teams against, or fewer than two of them have one. */
	funnel: Funnel | null;
	/** What the funnel holds teams against. */
	against: 'contacts' | 'records' | null;
	hasRecords: boolean;
}
