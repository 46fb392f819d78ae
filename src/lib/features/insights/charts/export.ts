import { isoWeekOf } from '../../../shared/days';
import { fraction, type FileCell } from '../export';
import type { MeasuredChart } from './measured-chart';
import { signalInBrief } from './signals';
import { changesAt, isOfTimes } from './words';

/** The points of a chart as a file, also those that are gaps, with what each is judged by; shares as fractions. */
export function chartRows(chart: MeasuredChart): FileCell[][] {
	const ofTimes = isOfTimes(chart);
	const rounded = (value: number | null | undefined) =>
		value === null || value === undefined ? null : fraction(value);
	return [
		[
			...(ofTimes ? ['From', 'To'] : ['ISO week', 'First day', 'Last day']),
			'Counted',
			'Out of',
			'Value',
			'Why there is no value',
			'Middle',
			'Lower limit',
			'Upper limit',
			'Phase',
			'Change that began the phase',
			'Signal'
		],
		...chart.points.map((point, place) => [
			...(ofTimes ? [] : [isoWeekOf(point.from)]),
			point.from,
			point.to,
			point.events,
			point.of,
			rounded(point.value),
			point.gap,
			rounded(point.centre),
			rounded(point.limits?.lower),
			rounded(point.limits?.upper),
			point.phase + 1,
			changesAt(point, chart)
				.map(({ why }) => why)
				.join('; ') || null,
			signalInBrief(point, chart, place) || null
		])
	];
}
