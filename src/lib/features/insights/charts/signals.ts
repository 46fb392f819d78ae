import type { Day } from '../../../shared/days';
import type { Habits } from '../../../shared/format';
import { periodInWords } from '../findings';
import type { Scale } from './kinds';
import type { MeasuredChart, MeasuredPhase, MeasuredPoint } from './measured-chart';
import {
	capitalised,
	changeInWords,
	changesAt,
	contentInWords,
	figureOf,
	placeInWords,
	times
} from './words';

/** A point of the chart, its value, and every signal that it is part of, each explained. */
export function pointInWords(point: MeasuredPoint, chart: MeasuredChart, habits: Habits): string {
	const { scale } = chart;
	const phase = chart.phases[point.phase]!;
	return [
		`${placeInWords(point, chart, habits)}: ${contentInWords(point, scale, habits)}.`,
		...(point.outside ? [outsideInWords(point, chart, habits)] : []),
		...(point.inRun ? [runInWords(phase, scale, habits)] : []),
		...changesAt(point, chart).map((mark) => `A phase begins here: ${changeInWords(mark, habits)}.`)
	].join(' ');
}

/** Why a point outside its limits is a signal. */
export function outsideInWords(point: MeasuredPoint, { scale }: MeasuredChart, habits: Habits): string {
	const side = point.outside === 'above' ? 'upper' : 'lower';
	const limit = point.outside === 'above' ? point.limits!.upper : point.limits!.lower;
	const meaning =
		scale === 'days' || scale === 'cases'
			? point.outside === 'above'
				? ' It took longer than chance makes likely.'
				: ' They came closer together than chance makes likely.'
			: ' Chance alone rarely goes there: look at its cases.';
	return `${capitalised(point.outside!)} the ${side} limit of ${figureOf(limit, scale, habits)}.${meaning}`;
}

/** Why a run is a signal. */
export function runInWords(
	{ run, median, longestByChance }: MeasuredPhase,
	scale: Scale,
	habits: Habits
): string {
	return `One of ${run!.length} points in a row ${run!.side} the median of ${figureOf(median!, scale, habits)}; chance rarely makes more than ${longestByChance}.`;
}

/** Why seldom crossings are a signal. */
export function crossingsInWords({ crossings }: MeasuredPhase): string {
	return `The line crosses its median ${times(crossings!.found)}; by chance it would be at least ${times(crossings!.leastByChance)}. Neighbouring points move together: something lasting is at work.`;
}

/** A signal of a chart: where it is, and why it is one. */
export interface Signal {
	kind: 'outside' | 'run' | 'crossings';
	/** The days that it is about. */
	from: Day;
	to: Day;
	words: string;
}

/** Every signal of a chart in the order of time, each explained. */
export function signalsOf(chart: MeasuredChart, habits: Habits): Signal[] {
	const { points, phases, scale } = chart;
	const single = points
		.filter(({ outside }) => outside !== null)
		.map((point): Signal => ({
			kind: 'outside',
			from: point.from,
			to: point.to,
			words: `${placeInWords(point, chart, habits)}: ${contentInWords(point, scale, habits)}. ${outsideInWords(point, chart, habits)}`
		}));
	const shifts = phases.flatMap((phase): Signal[] => {
		const { run, crossings, median, longestByChance } = phase;
		const whole = { from: points[phase.first]!.from, to: points[phase.last]!.to };
		const days = run && { from: points[run.first]!.from, to: points[run.last]!.to };
		return [
			...(days
				? [
						{
							kind: 'run' as const,
							...days,
							words: `${periodInWords(days, habits)}: ${run!.length} points in a row ${run!.side} the median of ${figureOf(median!, scale, habits)}; chance rarely makes more than ${longestByChance}.`
						}
					]
				: []),
			...(crossings
				? [
						{
							kind: 'crossings' as const,
							...whole,
							words: `${periodInWords(whole, habits)}: ${lowerFirst(crossingsInWords(phase))}`
						}
					]
				: [])
		];
	});
	return [...single, ...shifts].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The signals of one point, short enough for a table or a file; empty for none. */
export function signalInBrief(
	{ outside, inRun }: MeasuredPoint,
	chart: MeasuredChart,
	point: number
): string {
	const { run } = chart.phases[chart.points[point]!.phase]!;
	const parts = [
		...(outside ? [`${outside} the limits`] : []),
		...(inRun && run ? [`one of ${run.length} ${run.side} the median`] : [])
	];
	return parts.join(', ');
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
