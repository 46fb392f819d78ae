import { formatDate, formatNumber, formatShare, type Habits } from '../../../shared/format';
import type { Day } from '../../../shared/days';
import { POINTS_FOR_FIRM_LIMITS } from '../../../statistics/xmr';
import { periodInWords, shortened, weekNumber, weekNumbers } from '../findings';
import type { ChartChoice } from './choice';
import { kinds, type Scale } from './kinds';
import type { ChartMark } from './marks';
import type { Gap, MeasuredChart, MeasuredPhase, MeasuredPoint } from './measured-chart';

/** What a point of each scale is, in a sentence and on the axis. */
const perScale: Record<Scale, { axis: string; each: string }> = {
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
	return `stayed ${run.side} the middle for ${run.length} points, until ${pointName(chart.points[run.last]!, chart, habits)}`;
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
	return `${perScale[chart.scale].axis}${span} · ${kinds[chart.kind].name}${becauseInWords(choice)}`;
}

/** Why it is this chart, and what it would be if nobody had chosen. */
function becauseInWords({ kind, byDefault, because }: ChartChoice): string {
	return kind === byDefault
		? ` (${because})`
		: `, chosen by you (the default is ${kinds[byDefault].name}: ${because})`;
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

const gapsInWords: Record<Gap, { one: string; many: string }> = {
	'not-over': { one: 'is not over', many: 'are not over' },
	unrecorded: { one: 'was not recorded', many: 'were not recorded' },
	'partly-recorded': { one: 'was recorded in part', many: 'were recorded in part' },
	'cut-by-period': { one: 'is cut off by the period', many: 'are cut off by the period' },
	'contacts-unknown': { one: 'has no known contacts', many: 'have no known contacts' },
	'nothing-to-judge': { one: 'has nothing to take a share of', many: 'have nothing to take a share of' }
};

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

/** A change in words: "“New mail” (2 Mar 2026)". */
export function changeInWords({ why, day }: ChartMark, habits: Habits): string {
	return `“${shortened(why)}” (${formatDate(day, habits)})`;
}

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

function placeInWords(point: MeasuredPoint, chart: MeasuredChart, habits: Habits): string {
	const dates = periodInWords({ from: point.from, to: point.to }, habits);
	return isOfTimes(chart) ? `From ${dates}` : `Week ${weekNumber(point.from)}, ${dates}`;
}

function contentInWords({ value, gap, events, of }: MeasuredPoint, scale: Scale, habits: Habits): string {
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
	{ run, centre, longestByChance }: MeasuredPhase,
	scale: Scale,
	habits: Habits
): string {
	return `One of ${run!.length} points in a row ${run!.side} the middle of ${figureOf(centre!, scale, habits)}; chance rarely makes more than ${longestByChance}.`;
}

/** Why seldom crossings are a signal. */
export function crossingsInWords({ crossings }: MeasuredPhase): string {
	return `The line crosses its middle ${times(crossings!.found)}; by chance it would be at least ${times(crossings!.leastByChance)}. Neighbouring points move together: something lasting is at work.`;
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
		const { run, crossings, centre, longestByChance } = phase;
		const whole = { from: points[phase.first]!.from, to: points[phase.last]!.to };
		const days = run && { from: points[run.first]!.from, to: points[run.last]!.to };
		return [
			...(days
				? [
						{
							kind: 'run' as const,
							...days,
							words: `${periodInWords(days, habits)}: ${run!.length} points in a row ${run!.side} the middle of ${figureOf(centre!, scale, habits)}; chance rarely makes more than ${longestByChance}.`
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
		...(inRun && run ? [`one of ${run.length} ${run.side} the middle`] : [])
	];
	return parts.join(', ');
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

function times(count: number): string {
	if (count === 1) return 'once';
	return count === 2 ? 'twice' : `${count} times`;
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
