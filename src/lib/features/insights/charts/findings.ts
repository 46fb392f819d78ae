import { formatDate, type Habits } from '../../../shared/format';
import { POINTS_FOR_FIRM_LIMITS } from '../../../statistics/xmr';
import { periodInWords, shortened, weekNumbers } from '../findings';
import type { ChartChoice } from './choice';
import { kinds } from './kinds';
import type { MeasuredChart, MeasuredPhase, MeasuredPoint } from './measured-chart';
import {
	capitalised,
	changeInWords,
	figureOf,
	gapsInWords,
	isOfTimes,
	perScale,
	pointName,
	times,
	valueInWords
} from './words';

/** The finding of a chart: what its last phase says, and what it was before where a change is marked. */
export function findingOf(name: string, chart: MeasuredChart, habits: Habits): string {
	const subject = shortened(name);
	const { scale, points } = chart;
	const drawn = points.filter(({ value }) => value !== null);
	const phase = chart.phases.at(-1);
	if (!phase || drawn.length < 2 || phase.centre === null) {
		const lacking = isOfTimes(chart) ? 'too few to chart the time between them' : 'too few weeks for a chart';
		return `${subject}: ${lacking}`;
	}
	const about = valueInWords(phase.centre, scale, habits);
	const ofPhase = points.slice(phase.first, phase.last + 1);
	const outside = ofPhase.filter((point) => point.outside !== null);
	const signal = outside.length > 0 ? outsideInTitle(outside, chart) : runInTitle(phase, chart, habits);
	if (phase.first > 0) {
		const before = chart.phases.at(-2)?.centre;
		const then = before === null || before === undefined ? '' : `, after ${figureOf(before, scale, habits)}`;
		const since = `${subject}: about ${about}${then} before the change of ${formatDate(phase.marks[0]!.day, habits)}`;
		return signal ? `${since}, and ${signal} since` : since;
	}
	if (signal) return `${subject} ${signal}`;
	if (phase.without === 'no-variation') return `${subject}: ${about} every time, with nothing to tell apart`;
	if (phase.without === 'too-few-points') return `${subject}: about ${about}, too few points for limits`;
	if (phase.crossings) return `${subject}: points move together more than chance would have it`;
	if (chart.kind === 'run') return `${subject}: no shift, about ${about}`;
	return `${subject}: ${phase.provisional ? 'nothing out of the ordinary so far' : 'stable'}, about ${about}`;
}

function outsideInTitle(outside: readonly MeasuredPoint[], chart: MeasuredChart): string {
	const side = outside.at(-1)!.outside!;
	const same = outside.filter((point) => point.outside === side);
	if (isOfTimes(chart)) {
		const word = side === 'above' ? 'further apart' : 'closer together';
		return `came ${word} than the limits allow ${times(same.length)}`;
	}
	return `went ${side} the limits in ${weekNumbers(same.map(({ from }) => ({ monday: from })))}`;
}

function runInTitle({ run }: MeasuredPhase, chart: MeasuredChart, habits: Habits): string | null {
	if (!run) return null;
	return `stayed ${run.side} the median for ${run.length} points, until ${pointName(chart.points[run.last]!, chart, habits)}`;
}

/** What is charted, over which points, and why as this chart. */
export function measureLine(chart: MeasuredChart, choice: ChartChoice, habits: Habits): string {
	const drawn = chart.points.filter(({ value }) => value !== null);
	const [first] = chart.points;
	const last = chart.points.at(-1);
	const unit = isOfTimes(chart) ? 'times between' : 'weeks';
	const span =
		first && last
			? ` · ${drawn.length} ${unit}, ${periodInWords({ from: first.from, to: last.to }, habits)}`
			: '';
	return `${perScale[chart.scale].axis}${span} · ${becauseInWords(choice)}`;
}

/** Why it is this chart, and what it would be if nobody had chosen. */
function becauseInWords({ kind, byDefault, because }: ChartChoice): string {
	if (kind === byDefault) return because;
	return `${kinds[kind].name}, which was chosen; the default: ${because}`;
}

/** What else a reader should know: how firm the limits are, which phases there are, and where gaps are. */
export function notesOn(chart: MeasuredChart, choice: ChartChoice, habits: Habits): string[] {
	const { phases, points, marksBefore, marksNotYet } = chart;
	return [
		...(choice.didNotFit ? ['The chart that was asked for does not fit this measure.'] : []),
		...phases.flatMap((phase) => notesOnPhase(phase, chart, habits)),
		...marksBefore.map(
			(mark) => `${changeInWords(mark, habits)} lies before the chart, so all of it is one phase since.`
		),
		...marksNotYet.map(
			(mark) =>
				`${changeInWords(mark, habits)} begins a phase with the first point that lies wholly after it.`
		),
		...(chart.frozenOnNothing
			? ['The days that limits were to be frozen on hold no point, so they were not.']
			: []),
		...gapNotes(points)
	];
}

function notesOnPhase(phase: MeasuredPhase, chart: MeasuredChart, habits: Habits): string[] {
	const { restsOn, provisional, without, frozen } = phase;
	const of =
		chart.phases.length > 1
			? ` of the phase from ${pointName(chart.points[phase.first]!, chart, habits)} on`
			: '';
	const notes: string[] = [];
	if (frozen) {
		notes.push(
			`The limits${of} are frozen on the ${restsOn} points of ${periodInWords(frozen, habits)}; what follows is judged by them.`
		);
	}
	if (chart.kind === 'run') return notes;
	if (without === 'too-few-points') {
		notes.push(`There are too few points for the limits${of}.`);
	} else if (without === 'no-variation') {
		notes.push(
			`All points that the limits${of} would rest on are alike: a constant series has no limits to speak of.`
		);
	} else if (without === null && provisional) {
		notes.push(
			`The limits${of} are provisional: they rest on ${restsOn} points, and ${POINTS_FOR_FIRM_LIMITS} make them firm.`
		);
	}
	return notes;
}

/** Weeks without a value, by why they have none. A week in which nothing happened is a zero, and none of them. */
function gapNotes(points: readonly MeasuredPoint[]): string[] {
	const gaps = Map.groupBy(
		points.filter((point) => point.gap !== null),
		({ gap }) => gap!
	);
	return [...gaps].map(([gap, weeks]) => {
		const named = weekNumbers(weeks.map(({ from }) => ({ monday: from })));
		const words = named.startsWith('week ') ? gapsInWords[gap].one : gapsInWords[gap].many;
		const end = named.startsWith('week ')
			? 'it is a gap and is not judged'
			: 'they are gaps and are not judged';
		return `${capitalised(named)} ${words}: ${end}.`;
	});
}
