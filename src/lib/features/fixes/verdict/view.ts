import { addDays, isoWeekOf, type Day } from '../../../shared/days';
import { formatDate, formatDateOfYear, formatNumber, formatShare, type Habits } from '../../../shared/format';
import { OUTSIDE_IN_WORDS, changeInWords, rateInWords, verdictDetails } from './words';
import { verdictKinds, type Unit, type Verdict, type VerdictKind } from './verdict';
import type { Part, TrialWeek } from './weeks';

/** A verdict as a page shows it: words and shapes, nothing to be computed any more. */
export interface VerdictView {
	kind: VerdictKind;
	/** "Improved". */
	name: string;
	/** Whether the trial still runs, so that it is no verdict yet. */
	isInterim: boolean;
	sentence: string;
	details: string[];
	/** What was measured, by what, over which weeks. */
	measure: string;
	facts: { label: string; value: string }[];
	range: RangeView | null;
	chart: ChartView;
	table: WeeksTable;
	/** Where the weeks are had as a file. */
	file: string;
}

export interface WeeksTable {
	caption: string;
	heads: string[];
	rows: WeekRow[];
}

/** The interval, drawn from a quarter as many to four times as many; places are in per cent of the width. */
export interface RangeView {
	from: number;
	to: number;
	/** Null where nothing was counted before. */
	at: number | null;
	predicted: number;
	ticks: { at: number; label: string }[];
	label: string;
}

export interface ChartView {
	label: string;
	axis: string;
	highest: number;
	steps: { value: number; label: string }[];
	points: ChartedPoint[];
	/** The place before which the trial starts; null where it is not on the chart yet. */
	start: { place: number; label: string } | null;
	notes: string;
}

interface ChartedPoint {
	monday: Day;
	label: string;
	value: number | null;
	centre: number | null;
	lower: number | null;
	upper: number | null;
	outside: boolean;
	part: Part;
	description: string;
}

export interface WeekRow {
	monday: Day;
	week: string;
	cells: string[];
}

/** What a page of a fix shows of its verdict. */
export function verdictView(
	{
		verdict,
		sentence,
		weeks,
		provisional,
		measureName
	}: {
		verdict: Verdict;
		sentence: string;
		weeks: readonly TrialWeek[];
		provisional: boolean;
		measureName: string;
	},
	{ startOn }: { startOn: Day },
	file: string,
	habits: Habits
): VerdictView {
	const { unit, kind, look } = verdict;
	return {
		kind,
		name: verdictKinds[kind],
		isInterim: look === 'interim',
		sentence,
		details: verdictDetails(verdict, habits),
		measure: measuredInWords(verdict, measureName, weeks, habits),
		facts: factsOf(verdict, habits),
		range: rangeOf(verdict, habits),
		chart: chartOf(
			weeks,
			unit,
			{
				label: `${measureName}: weeks before the start and since, with their limits. The table below says the same.`,
				start: `Started ${formatDateOfYear(startOn, habits)}`,
				notes: provisional
					? 'The limits are provisional: one of the phases has fewer than 12 weeks.'
					: 'The limits before the start rest on the weeks that were frozen when the trial began.'
			},
			habits
		),
		table: tableOf(weeks, unit, measureName, partNames, habits),
		file
	};
}

/** The weeks of a trial as a table. @param names what each part is called there */
export function tableOf(
	weeks: readonly TrialWeek[],
	unit: Unit,
	measureName: string,
	names: Record<Part, string>,
	habits: Habits
): WeeksTable {
	return {
		caption: `${measureName}, week by week`,
		heads: [
			'Week of',
			'Part',
			'Counted',
			...(unit === 'weeks' ? [] : [outOf[unit], rateHead[unit]]),
			'Beside its limits'
		],
		rows: weeks.map((week) => rowOf(week, unit, names, habits))
	};
}

const outOf = { contacts: 'Contacts', records: 'Of' } as const;
const rateHead = { contacts: 'Per 1,000 contacts', records: 'Share' } as const;

const partNames: Record<Part, string> = { before: 'Before', between: 'Between', trial: 'Trial' };

function measuredInWords(
	{ unit }: Verdict,
	name: string,
	weeks: readonly TrialWeek[],
	habits: Habits
): string {
	const by = { contacts: 'per 1,000 contacts', weeks: 'a week', records: 'share' }[unit];
	const full = weeks.filter(({ incomplete }) => incomplete === null);
	const [first, last] = [full[0], full.at(-1)];
	if (!first || !last) return `${name}, ${by}.`;
	return `${name}, ${by}; weeks of ${formatDate(first.monday, habits)} to ${formatDate(last.monday, habits)}.`;
}

function factsOf({ before, after, unit, ratio, predicted }: Verdict, habits: Habits) {
	const counted = ({ events, weeks }: Verdict['before']) =>
		`${formatNumber(events, habits)} in ${weeks === 1 ? '1 full week' : `${formatNumber(weeks, habits)} full weeks`}`;
	return [
		{ label: 'Before', value: `${rateInWords(before, unit, habits)} (${counted(before)})` },
		{ label: 'Trial', value: `${rateInWords(after, unit, habits)} (${counted(after)})` },
		{
			label: 'Change',
			value: ratio === null ? 'Nothing to compare with' : changeInWords(ratio, unit, habits)
		},
		{ label: 'Predicted', value: changeInWords(predicted, unit, habits) }
	];
}

const ofCounts: Record<number, string> = { 0.5: 'half as many', 1: 'no change', 2: 'twice as many' };
const ofShares: Record<number, string> = { 0.5: 'half as high', 1: 'no change', 2: 'twice as high' };
const tickNames: Record<Unit, Record<number, string>> = {
	contacts: ofCounts,
	weeks: ofCounts,
	records: ofShares
};

/** The ends of the drawn range, as ratios. */
const LOWEST = 0.25;
const HIGHEST = 4;

/** Where a ratio lies on the drawn range, by its logarithm: half as many is as far from 1 as twice as many. */
export function placeOf(ratio: number): number {
	const held = Math.min(HIGHEST, Math.max(LOWEST, ratio));
	return (100 * Math.log(held / LOWEST)) / Math.log(HIGHEST / LOWEST);
}

function rangeOf({ interval, ratio, predicted, unit }: Verdict, habits: Habits): RangeView | null {
	if (!interval) return null;
	return {
		from: placeOf(interval.lower),
		to: placeOf(interval.upper ?? HIGHEST),
		at: ratio === null ? null : placeOf(ratio),
		predicted: placeOf(predicted),
		ticks: [0.5, 1, 2].map((value) => ({ at: placeOf(value), label: tickNames[unit][value]! })),
		label: `The interval of the change, with ${changeInWords(predicted, unit, habits)} marked as predicted.`
	};
}

/** The weeks of a trial as a chart. @param words what it says of itself */
export function chartOf(
	weeks: readonly TrialWeek[],
	unit: Unit,
	words: { label: string; start: string; notes: string },
	habits: Habits
): ChartView {
	const drawn = weeks.flatMap(({ value, upper, centre }) => [value, upper, centre]);
	const most = Math.max(unit === 'records' ? 0.05 : 1, ...drawn.map((value) => value ?? 0));
	const steps = stepsUpTo(unit === 'records' ? Math.min(1, most) : most);
	const start = weeks.findIndex(({ part }) => part === 'trial');
	return {
		label: words.label,
		axis: { contacts: 'per 1,000 contacts', weeks: 'a week', records: 'share' }[unit],
		highest: steps.at(-1)!,
		steps: steps.map((value) => ({ value, label: figure(value, unit, habits) })),
		points: weeks.map((week) => ({
			monday: week.monday,
			label: formatDateOfYear(week.monday, habits),
			value: week.value,
			centre: week.centre,
			lower: week.lower,
			upper: week.upper,
			outside: week.outside !== null,
			part: week.part,
			description: describe(week, unit, habits)
		})),
		start: start < 0 ? null : { place: start, label: words.start },
		notes: words.notes
	};
}

/** Round steps from 0 to at least the highest value. */
function stepsUpTo(most: number): number[] {
	const rough = most / 4;
	const magnitude = 10 ** Math.floor(Math.log10(rough));
	const step = [1, 2, 5, 10].map((times) => times * magnitude).find((each) => each >= rough)!;
	return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, place) => place * step);
}

function describe(week: TrialWeek, unit: Unit, habits: Habits): string {
	const when = `Week of ${formatDate(week.monday, habits)}`;
	if (week.value === null) return `${when}: ${gapInWords(week)}.`;
	const outside = week.outside ? `, ${OUTSIDE_IN_WORDS[week.outside]}` : '';
	return `${when}: ${figure(week.value, unit, habits)}${outside}.`;
}

function rowOf(week: TrialWeek, unit: Unit, names: Record<Part, string>, habits: Habits): WeekRow {
	const { monday, part, count, of, value, outside } = week;
	const among =
		unit === 'weeks'
			? []
			: [of === null ? '–' : formatNumber(of, habits), value === null ? '–' : figure(value, unit, habits)];
	const beside = value === null ? gapInWords(week) : outside ? OUTSIDE_IN_WORDS[outside] : 'inside';
	return {
		monday,
		week: formatDate(monday, habits),
		cells: [names[part], formatNumber(count, habits), ...among, beside]
	};
}

function gapInWords({ incomplete }: TrialWeek): string {
	if (incomplete === 'not-over') return 'not over yet';
	return incomplete === null ? 'nothing to count among' : 'not recorded in full';
}

function figure(value: number, unit: Unit, habits: Habits): string {
	if (unit === 'records') return formatShare(value, habits);
	return formatNumber(value, habits, Number.isInteger(value) ? 0 : value < 1 ? 2 : 1);
}

/** The weeks of a verdict as rows of a file: days, counts, rates and limits, as numbers. */
export function verdictRows(
	weeks: readonly TrialWeek[],
	names: Record<Part, string> = partNames
): (string | number | null)[][] {
	return [
		[
			'ISO week',
			'From',
			'To',
			'Part',
			'Full week',
			'Counted',
			'Among',
			'Rate',
			'Centre',
			'Lower limit',
			'Upper limit',
			'Outside'
		],
		...weeks.map(({ monday, part, incomplete, count, of, value, centre, lower, upper, outside }) => [
			isoWeekOf(monday),
			monday,
			addDays(monday, 6),
			names[part],
			incomplete === null ? 'yes' : 'no',
			count,
			of,
			...[value, centre, lower, upper].map((figure) =>
				figure === null ? null : Number(figure.toPrecision(6))
			),
			outside
		])
	];
}
