import type { Day } from '../../../shared/days';
import type { Measurable, Measure } from '../../escalations/measures/measure';
import type { ChartSettings } from './address';
import type { ChartChoice } from './choice';
import type { MeasuredChart } from './measured-chart';

/** A chart with what was asked and what it was chosen from. */
export interface Charted {
	measure: Measure;
	measurable: Measurable;
	settings: ChartSettings;
	choice: ChartChoice;
	chart: MeasuredChart;
	/** What is so rare that times between say more than weeks: when it last happened, and today. */
	rare: { last: Day | null; today: Day } | null;
	mayMark: boolean;
	hasRecords: boolean;
}
