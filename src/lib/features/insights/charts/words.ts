import { formatDate, formatNumber, formatShare, type Habits } from '../../../shared/format';
import { periodInWords, shortened, weekNumber } from '../findings';
import { kinds, type Scale } from './kinds';
import type { ChartMark } from './marks';
import type { Gap, MeasuredChart, MeasuredPoint } from './measured-chart';

/** What a point of each scale is, in a sentence and on the axis. */
export const perScale: Record<Scale, { axis: string; each: string }> = {
	count: { axis: 'A week', each: 'a week' },
	rate: { axis: 'Per 1,000 contacts', each: 'per 1,000 contacts' },
	share: { axis: 'Share', each: '' },
	days: { axis: 'Days from one to the next', each: 'days apart' },
	cases: { axis: 'Escalations from one to the next', each: 'escalations apart' }
};

/** What the axis of the values is named. */
export function axisOf(scale: Scale): string {
	return perScale[scale].axis;
}

/** A value in its scale, as it stands in a table: "14.2", "38%". */
export function figureOf(value: number, scale: Scale, habits: Habits): string {
	if (scale === 'share') return formatShare(value, habits, 1);
	if (scale === 'rate') return formatNumber(value, habits, value < 10 ? 2 : 1);
	const rounded = Math.round(value * 10) / 10;
	return formatNumber(rounded, habits, Number.isInteger(rounded) ? 0 : 1);
}

/** A value with what it is of: "14.2 a week", "38%", "12 days apart". */
export function valueInWords(value: number, scale: Scale, habits: Habits): string {
	return [figureOf(value, scale, habits), perScale[scale].each].join(' ').trimEnd();
}

/** Why weeks have no value, as what is said of one week and of several. */
export const gapsInWords: Record<Gap, { one: string; many: string }> = {
	'not-over': { one: 'is not over', many: 'are not over' },
	unrecorded: { one: 'was not recorded', many: 'were not recorded' },
	'partly-recorded': { one: 'was recorded in part', many: 'were recorded in part' },
	'cut-by-period': { one: 'is cut off by the period', many: 'are cut off by the period' },
	'contacts-unknown': { one: 'has no known contacts', many: 'have no known contacts' },
	'nothing-to-judge': { one: 'has nothing to take a share of', many: 'have nothing to take a share of' }
};

/** A change in words: "“New mail” (2 Mar 2026)". */
export function changeInWords({ why, day }: ChartMark, habits: Habits): string {
	return `“${shortened(why)}” (${formatDate(day, habits)})`;
}

/** Which point it is. */
export function placeInWords(point: MeasuredPoint, chart: MeasuredChart, habits: Habits): string {
	const dates = periodInWords({ from: point.from, to: point.to }, habits);
	return isOfTimes(chart) ? `From ${dates}` : `Week ${weekNumber(point.from)}, ${dates}`;
}

/** What a point holds, or why it is a gap. */
export function contentInWords(
	{ value, gap, events, of }: MeasuredPoint,
	scale: Scale,
	habits: Habits
): string {
	if (gap !== null) {
		const soFar = events > 0 ? `, ${formatNumber(events, habits)} so far` : '';
		return `a gap, as this week ${gapsInWords[gap].one}${gap === 'not-over' ? soFar : ''}`;
	}
	const words = valueInWords(value!, scale, habits);
	if (scale === 'share') return `${words}, ${formatNumber(events, habits)} of ${formatNumber(of!, habits)}`;
	if (scale === 'rate') {
		return `${words}, ${formatNumber(events, habits)} in ${formatNumber(of!, habits)} contacts`;
	}
	if (scale === 'days') return `${formatNumber(value!, habits)} ${value === 1 ? 'day' : 'days'}`;
	if (scale === 'cases') return `${formatNumber(value!, habits)} other escalations`;
	return value === 0 ? 'none, and recording was on' : formatNumber(value!, habits);
}

/** What begins a phase with this point. */
export function changesAt(point: MeasuredPoint, { phases, points }: MeasuredChart): ChartMark[] {
	const phase = phases[point.phase]!;
	return points[phase.first] === point ? phase.marks : [];
}

/** How a point is called in a sentence: its week, or the day that ends the time it stands for. */
export function pointName(point: MeasuredPoint, chart: MeasuredChart, habits: Habits): string {
	return isOfTimes(chart) ? formatDate(point.to, habits) : `week ${weekNumber(point.from)}`;
}

/** Whether a chart's points are times between and not weeks. */
export function isOfTimes({ kind }: Pick<MeasuredChart, 'kind'>): boolean {
	return kinds[kind].pointsAre === 'times-between';
}

/** How often, in a sentence. */
export function times(count: number): string {
	if (count === 1) return 'once';
	return count === 2 ? 'twice' : `${count} times`;
}

export function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
