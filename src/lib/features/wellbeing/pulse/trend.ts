import type { SeriesShape } from '../../../shared/chart-shape';
import { formatDate, formatDateOfYear, formatNumber, type Habits } from '../../../shared/format';
import type { Day } from '../../../shared/days';
import { canBeCrossed, runsAnalysis, type Run } from '../../../statistics/runs';
import { xmrChart, type XmrLimits } from '../../../statistics/xmr';
import { valueOf, type ShownCell } from '../disclosure';
import type { PulseQuestion } from './question';
import { cellInWords, nameOf } from './words';

/** A closed round of a team and what is shown of one question in it; null where that was not asked. */
export interface TrendRound {
	startsOn: Day;
	cell: ShownCell | null;
}

/** How the answers to a question went over the rounds. */
export interface PulseTrend {
	shape: SeriesShape | null;
	/** Rounds with something to draw. */
	shown: number;
	/** Signals, in sentences; none where the rounds vary as they usually do. */
	signals: string[];
	/** Whether what is latest lies lower than it usually does, by one of the signals. */
	isLow: boolean;
	isProvisional: boolean;
	/** Why nobody can say yet what is usual; null where one can. */
	withoutLimits: string | null;
}

const FEWEST_DRAWN = 2;

/** What the rounds of a question tell by themselves, before anything of it is put into words. */
interface Reading {
	/** In per cent for yes or no; null for a round that is not shown. */
	values: (number | null)[];
	/** Rounds with something to draw. */
	shown: number;
	limits: XmrLimits | null;
	outside: ('above' | 'below' | null)[];
	/** A run on one side of the median that chance does not make. */
	run: Run | null;
	hasFewCrossings: boolean;
	inRun: (place: number) => boolean;
}

function readingOf({ kind }: Pick<PulseQuestion, 'kind'>, rounds: readonly TrendRound[]): Reading {
	const drawn = rounds.map(({ cell }) => cell && valueOf(cell));
	const values = drawn.map((each) => (each ? (kind === 'yes-no' ? each.value * 100 : each.value) : null));
	const known = values.filter((value) => value !== null);
	const { limits, outside } = xmrChart(values);
	const runs = runsAnalysis(values);
	const tells = canBeCrossed(runs.centre, known);
	const run = tells && runs.shift ? runs.longestRun : null;
	return {
		values,
		shown: known.length,
		limits,
		outside,
		run,
		hasFewCrossings: tells && runs.fewCrossings,
		inRun: (place) => run !== null && place >= run.first && place <= run.last
	};
}

/**
 * Whether what is latest lies lower than it usually does, by one of the signals; for yes or no, higher.
 * @param rounds the oldest first
 */
export function isLowIn(question: PulseQuestion, rounds: readonly TrendRound[]): boolean {
	return isLow(question, readingOf(question, rounds));
}

function isLow({ kind }: PulseQuestion, { values, outside, run, inRun }: Reading): boolean {
	const last = values.findLastIndex((value) => value !== null);
	const low = kind === 'yes-no' ? 'above' : 'below';
	return last >= 0 && (outside[last] === low || (inRun(last) && run?.side === low));
}

/**
 * The control chart of a question: an XmR chart of the rounds that are shown, with the Anhøj rules. Rounds that are not
 * shown are gaps, and neither limits nor signals know anything of them.
 * @param rounds the oldest first
 */
export function trendOf(question: PulseQuestion, rounds: readonly TrendRound[], habits: Habits): PulseTrend {
	const reading = readingOf(question, rounds);
	const { shown, limits, outside, run, hasFewCrossings } = reading;
	const day = (place: number) => formatDate(rounds[place]!.startsOn, habits);
	const signals = [
		...outside.flatMap((side, place) =>
			side
				? [`The round of ${day(place)} lies ${side === 'above' ? 'above' : 'below'} what is usual here.`]
				: []
		),
		...(run
			? [
					`${formatNumber(run.length, habits)} rounds in a row, from ${day(run.first)} to ${day(run.last)}, lie ${run.side} the median: more than chance makes.`
				]
			: []),
		...(hasFewCrossings && !run
			? ['The rounds cross their median more seldom than chance makes them: something moves slowly.']
			: [])
	];
	return {
		shape: shown < FEWEST_DRAWN ? null : shapeOf(question, rounds, habits, reading),
		shown,
		signals,
		isLow: isLow(question, reading),
		isProvisional: limits?.provisional ?? false,
		withoutLimits: limits
			? null
			: shown < FEWEST_DRAWN
				? 'A line needs two rounds that are shown, and twelve before it can tell a change from chance.'
				: 'The rounds do not vary, or too few follow each other, so nobody can say yet what is usual.'
	};
}

function shapeOf(
	question: PulseQuestion,
	rounds: readonly TrendRound[],
	habits: Habits,
	{ values, limits, outside, inRun }: Reading
): SeriesShape {
	const isShare = question.kind === 'yes-no';
	const [least, most] = isShare ? [0, 100] : [1, 5];
	const level = (value: number) => Math.min(most, Math.max(least, value));
	return {
		kind: 'series',
		points: rounds.map(({ startsOn, cell }, place) => ({
			label: formatDateOfYear(startsOn, habits),
			value: values[place] ?? null,
			signal: outside[place] ? 'outside' : inRun(place) ? 'run' : null,
			description: `${formatDate(startsOn, habits)}: ${cell ? cellInWords(question, cell, habits) : 'not asked'}`,
			href: null
		})),
		levels: limits
			? [
					{ value: level(limits.upper), label: 'Usually below', dashed: true },
					{ value: limits.mean, label: 'Mean', dashed: false },
					{ value: level(limits.lower), label: 'Usually above', dashed: true }
				]
			: [],
		signalLabel: null,
		axes: isShare
			? { label: 'Round', value: 'Share of yes, in per cent', most: 100, unit: '%', isFine: true }
			: { label: 'Round', value: `${nameOf(question)}, mean on a scale from 1 to 5`, most: 5, isFine: true }
	};
}
