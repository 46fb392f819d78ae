import { formatDate, formatNumber, type Habits } from '../../../shared/format';
import type { Measure } from '../../escalations/measures/measure';
import { casesAddress } from '../filter';
import { periodInWords, shortened, weekNumber } from '../findings';
import type { TableView } from '../view/parts';
import type { Charted } from './charted';
import type { MeasuredChart, MeasuredPoint } from './measured-chart';
import { signalInBrief } from './signals';
import { axisOf, changesAt, figureOf, isOfTimes } from './words';

/** Every point with what it is judged by. */
export function pointsTable(chart: MeasuredChart, found: Charted, habits: Habits): TableView {
	const { scale, points } = chart;
	const ofTimes = isOfTimes(chart);
	const outOf = scale === 'rate' ? 'Contacts' : scale === 'share' ? 'Out of' : null;
	const figure = (value: number | null) => (value === null ? '–' : figureOf(value, scale, habits));
	const showsCount = scale === 'rate' || scale === 'share';
	return {
		id: 'points-table',
		caption: ofTimes ? 'Times between' : 'Weeks',
		columns: [
			{ label: ofTimes ? 'Until' : 'Week', isNumber: false },
			{ label: 'Days', isNumber: false },
			...(showsCount ? [{ label: 'Counted', isNumber: true }] : []),
			...(outOf ? [{ label: outOf, isNumber: true }] : []),
			{ label: axisOf(scale), isNumber: true },
			{ label: 'Middle', isNumber: true },
			{ label: 'Limits', isNumber: true },
			{ label: 'Out of the ordinary', isNumber: false }
		],
		rows: points.map((point, place) => ({
			heading: {
				label: ofTimes ? formatDate(point.to, habits) : `Week ${weekNumber(point.from)}`,
				href: casesOf(point, found)
			},
			cells: [
				periodInWords({ from: point.from, to: point.to }, habits),
				...(showsCount ? [formatNumber(point.events, habits)] : []),
				...(outOf ? [point.of === null ? 'not known' : formatNumber(point.of, habits)] : []),
				point.gap ? 'gap' : figure(point.value),
				figure(point.centre),
				limitsInWords(point.limits, chart, habits),
				[
					...changesAt(point, chart).map(({ why }) => `phase begins: ${shortened(why)}`),
					signalInBrief(point, chart, place)
				]
					.filter((text) => text !== '')
					.join('; ') || '–'
			]
		}))
	};
}

function limitsInWords(limits: MeasuredPoint['limits'], { scale }: MeasuredChart, habits: Habits): string {
	if (!limits) return '–';
	return `${figureOf(limits.lower, scale, habits)} to ${figureOf(limits.upper, scale, habits)}`;
}

/** The phases with what began each, and the limits they are judged by. */
export function phasesTable(chart: MeasuredChart, habits: Habits): TableView {
	const { points, phases, scale } = chart;
	return {
		id: 'phases-table',
		caption: 'Phases',
		columns: [
			{ label: 'Days', isNumber: false },
			{ label: 'Began with', isNumber: false },
			{ label: 'Limits rest on', isNumber: false },
			{ label: 'Middle', isNumber: true },
			{ label: 'Limits', isNumber: true }
		],
		rows: phases.map((phase) => ({
			heading: {
				label: periodInWords({ from: points[phase.first]!.from, to: points[phase.last]!.to }, habits),
				href: null
			},
			cells: [
				phase.marks.map(({ why }) => why).join(', ') || 'the start of the chart',
				`${phase.restsOn} ${phase.restsOn === 1 ? 'point' : 'points'}${phase.frozen ? ', frozen' : ''}`,
				phase.centre === null ? '–' : figureOf(phase.centre, scale, habits),
				phase.limits
					? limitsInWords(phase.limits, chart, habits)
					: phase.without || chart.kind === 'run'
						? 'none'
						: 'by point'
			]
		}))
	};
}

/** The cases behind a point: those of the measure where the list can be narrowed to them, otherwise those of its days. */
export function casesOf({ from, to }: MeasuredPoint, { measure, settings }: Charted): string {
	const { kind, entryId, scope } = measure;
	const filter = {
		choice: settings.choice,
		team: scope.kind === 'team' ? scope.id : null,
		brand: scope.kind === 'brand' ? scope.id : null,
		channel: scope.kind === 'channel' ? scope.id : null,
		reasonLevel: 'top' as const,
		trend: null,
		perContacts: false
	};
	return casesAddress(filter, { period: { from, to }, ...narrowed(kind, entryId) });
}

function narrowed(kind: Measure['kind'], entryId: string | null) {
	if (kind === 'cause') return { cause: entryId! };
	if (kind === 'reason') return { reason: entryId! };
	if (kind === 'first-line') return { firstLine: entryId! };
	if (kind === 'repeat-contacts') return { repeat: 'yes' as const };
	return kind === 'avoidable-share' ? { avoidable: 'yes' } : {};
}
