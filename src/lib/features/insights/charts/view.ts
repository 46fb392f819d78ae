import type { SeriesShape } from '../../../shared/chart-shape';
import { daysBetween, type Day } from '../../../shared/days';
import { formatDate, formatDateOfYear, formatNumber, type Habits } from '../../../shared/format';
import { measureInWords, measureKey, measureKinds } from '../../escalations/measures/measure';
import { weekNumber } from '../findings';
import type { FootView, Link, TableView } from '../view/parts';
import { CHART, chartSearch, TEAMS } from './address';
import type { Charted } from './charted';
import { kinds, readingEveryChart } from './kinds';
import type { ChartMark } from './marks';
import type { MeasuredChart, MeasuredPoint } from './measured-chart';
import { pickersOf, type PickersView } from './pickers';
import { findingOf, measureLine, notesOn } from './findings';
import { casesOf, phasesTable, pointsTable } from './points-table';
import { pointInWords, signalsOf } from './signals';
import { axisOf, figureOf, isOfTimes } from './words';

/** The page of a chart in words and shapes. */
export interface ChartView {
	title: string;
	sub: string;
	/** What stands above the chart itself. */
	heading: string;
	pickers: PickersView;
	/** Set where there is nothing to chart. */
	nothing: { title: string; text: string; action: Link | null } | null;
	/** What is counted, in a sentence. */
	counts: string;
	isProvisional: boolean;
	notes: string[];
	/** Null with fewer than two points. */
	shape: SeriesShape | null;
	signals: string[];
	/** What is said in place of signals. */
	noSignals: string;
	phases: TableView | null;
	changes: ChangeView[];
	/** Where a change can be marked; null for whoever may not. */
	markAt: string | null;
	/** The address of this page, to come back to. */
	here: string;
	/** Where the limits can be frozen, or let go again. */
	freeze: Link;
	teams: string | null;
	foot: FootView;
}

/** A change that was marked, or the start of a trial. */
export interface ChangeView {
	id: string;
	day: string;
	why: string;
	by: string;
	/** Where the fix is; null for a mark of a person. */
	fix: string | null;
	mayTakeBack: boolean;
}

const LEAST_POINTS = 2;

/** Says in words and shapes what was charted. */
export function chartView(found: Charted, habits: Habits, mayImport: boolean): ChartView {
	const { measure, measurable, settings, choice, chart, hasRecords } = found;
	const name = measureInWords(measure, measurable);
	const drawn = chart.points.filter(({ value }) => value !== null);
	const search = chartSearch(measure, settings);
	const here = `${CHART}?${search}`;
	const signals = [
		...signalsOf(chart, habits).map(({ words }) => words),
		...sinceTheLast(found, habits).signals
	];
	return {
		title: findingOf(name, chart, habits),
		sub: measureLine(chart, choice, habits),
		heading: isOfTimes(chart) ? 'From one to the next' : 'Week by week',
		pickers: pickersOf(found, habits),
		nothing: hasRecords ? null : nothingYet(mayImport),
		counts: measureKinds[measure.kind].counts,
		isProvisional:
			chart.kind !== 'run' && chart.phases.some(({ without, provisional }) => !without && provisional),
		notes: [...sinceTheLast(found, habits).notes, ...notesOn(chart, choice, habits)],
		shape: drawn.length >= LEAST_POINTS ? shapeOf(chart, found, habits) : null,
		signals,
		noSignals:
			drawn.length < LEAST_POINTS
				? 'There is too little to tell anything yet.'
				: 'None: nothing here is out of the ordinary, by the limits or by the rules on runs.',
		phases: chart.phases.length > 1 || settings.frozen ? phasesTable(chart, habits) : null,
		changes: changesView(chart, habits),
		markAt: found.mayMark
			? `${CHART}/marks/new?${new URLSearchParams({ measure: measureKey(measure), back: here })}`
			: null,
		here,
		freeze: freezeLink(found),
		teams:
			measure.scope.kind === 'everything' && measurable.teams.filter(({ archived }) => !archived).length > 1
				? `${TEAMS}?${chartSearch(measure, { ...settings, kind: null, frozen: null })}`
				: null,
		foot: {
			table: pointsTable(chart, found, habits),
			csv: `${CHART}.csv?${search}`,
			explanation: [kinds[chart.kind].explanation, ...readingEveryChart]
		}
	};
}

function nothingYet(mayImport: boolean): NonNullable<ChartView['nothing']> {
	return {
		title: 'Weeks will be charted here',
		text: 'Once escalations are recorded, this page draws what you choose week by week, says how far ordinary weeks reach, and explains the ones that are not ordinary.',
		action: mayImport
			? { href: '/imports', label: 'Import cases' }
			: { href: '/escalations/new', label: 'Log an escalation' }
	};
}

/** How long it has been since what is rare last happened, which no time between tells yet. */
function sinceTheLast({ rare, chart }: Charted, habits: Habits): { notes: string[]; signals: string[] } {
	if (!rare?.last) return { notes: [], signals: [] };
	const days = daysBetween(rare.last, rare.today);
	const note = `The last one was on ${formatDate(rare.last, habits)}, ${formatNumber(days, habits)} ${days === 1 ? 'day' : 'days'} ago.`;
	const upper = chart.kind === 't' ? chart.phases.at(-1)?.limits?.upper : undefined;
	if (upper === undefined || days <= upper) return { notes: [note], signals: [] };
	return {
		notes: [note],
		signals: [
			`Since ${formatDate(rare.last, habits)}: ${formatNumber(days, habits)} days without one, already above the upper limit of ${figureOf(upper, 'days', habits)}.`
		]
	};
}

/** The points as a chart draws them: shares in per cent, limits and middle by phase, and the lines where phases begin. */
function shapeOf(chart: MeasuredChart, found: Charted, habits: Habits): SeriesShape {
	const { points, scale, phases } = chart;
	const times = scale === 'share' ? 100 : 1;
	const drawn = (value: number | null | undefined) =>
		value === null || value === undefined ? null : value * times;
	const last = points.findLast(({ outside }) => outside !== null);
	return {
		kind: 'series',
		points: points.map((point) => ({
			label: axisLabel(point, chart, habits),
			value: drawn(point.value),
			limits: point.limits && { lower: point.limits.lower * times, upper: point.limits.upper * times },
			centre: drawn(point.centre),
			signal: point.outside ? 'outside' : point.inRun ? 'run' : null,
			href: casesOf(point, found),
			description: pointInWords(point, chart, habits)
		})),
		levels: [],
		lineLabels: lineLabels(chart, times, habits),
		signalLabel: last ? axisLabel(last, chart, habits).replace('wk', 'week') : null,
		changes: phases
			.filter(({ marks }) => marks.length > 0)
			.map(({ first, marks }) => ({ at: first, label: marks.map(({ why }) => why).join(', ') })),
		axes: {
			label: isOfTimes(chart) ? 'Day it happened again' : 'ISO week',
			value: axisOf(scale),
			isFine: scale === 'rate' || scale === 'share',
			...(scale === 'share' && { most: 100, unit: '%' })
		}
	};
}

/** What the lines of the last phase are called, at their end. */
function lineLabels(chart: MeasuredChart, times: number, habits: Habits): { value: number; label: string }[] {
	const last = chart.points.findLast(({ value, limits }) => value !== null || limits !== null);
	if (!last || last.centre === null) return [];
	const { centre, limits } = last;
	const middle = chart.kind === 'run' || chart.kind === 'g' ? 'median' : 'mean';
	const labels = [
		{ value: centre, label: middle },
		...(limits ? [{ value: limits.upper, label: 'limit' }] : [])
	];
	return labels.map(({ value, label }) => ({
		value: value * times,
		label: `${label} ${figureOf(value, chart.scale, habits)}`
	}));
}

function axisLabel({ from, to }: MeasuredPoint, chart: MeasuredChart, habits: Habits): string {
	return isOfTimes(chart) ? formatDateOfYear(to, habits) : `wk ${weekNumber(from)}`;
}

function changesView(chart: MeasuredChart, habits: Habits): ChangeView[] {
	const all: ChartMark[] = [
		...chart.marksBefore,
		...chart.phases.flatMap(({ marks }) => marks),
		...chart.marksNotYet
	];
	return all.map(({ id, day, why, by }) => ({
		id,
		day: formatDate(day, habits),
		why,
		by: 'person' in by ? `marked by ${by.person}` : 'start of a trial',
		fix: 'fixId' in by ? `/fixes/${by.fixId}` : null,
		mayTakeBack: 'person' in by && by.mayTakeBack
	}));
}

/** Freezing takes the points of the last phase as they are now; afterwards the same place lets go of it. */
function freezeLink({ measure, settings, chart }: Charted): Link {
	const at = (frozen: { from: Day; to: Day } | null) =>
		`${CHART}?${chartSearch(measure, { ...settings, frozen })}`;
	if (settings.frozen) return { href: at(null), label: 'Let the limits follow the points again' };
	const phase = chart.phases.at(-1);
	const points = phase
		? chart.points.slice(phase.first, phase.last + 1).filter(({ value }) => value !== null)
		: [];
	const [first, last] = [points[0], points.at(-1)];
	return {
		href: at(first && last ? { from: first.from, to: last.to } : null),
		label: 'Freeze the limits as they are'
	};
}
