import { isoWeekOf } from '../../../shared/days';
import { fraction, type FileCell } from '../export';
import { CONTACTS } from '../charts/measured-chart';
import { signalInBrief } from '../charts/signals';
import type { TeamComparison } from './comparison';

/** The files of the page of teams, by the name they have in its address. */
export const teamFiles = { weeks: weekRows, funnel: funnelRows };

function weekRows({ teams }: TeamComparison): FileCell[][] {
	const rounded = (value: number | null | undefined) =>
		value === null || value === undefined ? null : fraction(value);
	return [
		[
			'Team',
			'ISO week',
			'First day',
			'Counted',
			'Out of',
			'Value',
			'Middle',
			'Lower limit',
			'Upper limit',
			'Signal'
		],
		...teams.flatMap(({ name, chart }) =>
			chart.points.map((point, place) => [
				name,
				isoWeekOf(point.from),
				point.from,
				point.events,
				point.of,
				rounded(point.value),
				rounded(point.centre),
				rounded(point.limits?.lower),
				rounded(point.limits?.upper),
				signalInBrief(point, chart, place) || null
			])
		)
	];
}

function funnelRows({ funnel }: TeamComparison): FileCell[][] {
	const unit = funnel?.scale === 'rate' ? CONTACTS : 1;
	return [
		['Team', 'Counted', 'Out of', 'Value', 'All teams together', 'Lower limit', 'Upper limit', 'Outside'],
		...(funnel?.teams ?? []).map(({ name, events, of, value, limits, outside }) => [
			name,
			events,
			Math.round(of * unit),
			fraction(value),
			fraction(funnel!.centre),
			fraction(limits.lower),
			fraction(limits.upper),
			outside
		])
	];
}
