import type { SeriesValue } from './xmr';

/** A point, and what it is judged by, in the unit of the points. */
export interface JudgedPoint {
	/** Null for a gap, which no rule reaches across. */
	value: SeriesValue;
	centre: number;
	/** The standard deviation: the limits are three of them away. */
	deviation: number;
}

export interface Rule {
	/** What it sees, as a clause: "two of three points …". */
	words: string;
	/** The places of the points that it marks. */
	marks: (points: readonly JudgedPoint[]) => number[];
}

type Side = 1 | -1;

/** A point that is there. */
type Point = JudgedPoint & { value: number };

const beyond = ({ value, centre, deviation }: Point, deviations: number, side: Side) =>
	side === 1 ? value > centre + deviations * deviation : value < centre - deviations * deviation;

const outside = (point: Point, deviations: number) =>
	beyond(point, deviations, 1) || beyond(point, deviations, -1);

const onSide = ({ value, centre }: Point, side: Side) => side * (value - centre) > 0;

/**
 * The four rules of Western Electric. They find small changes sooner than limits alone, and call many more ordinary
 * points extraordinary: no chart is judged by them unless somebody asks.
 *
 * Source: Western Electric, Statistical Quality Control Handbook (1956); which point of a pattern is marked as in qcc.
 */
export const westernElectricRules: readonly Rule[] = [
	{ words: 'a point beyond three standard deviations', marks: lastOf(1, ([point]) => outside(point!, 3)) },
	{ words: 'two of three points beyond two standard deviations', marks: mostBeyond(2, 3, 2) },
	{ words: 'four of five points beyond one standard deviation', marks: mostBeyond(4, 5, 1) },
	{ words: 'eight points in a row on one side of the centre', marks: rowOnOneSide(8) }
];

/**
 * The eight rules of Nelson; see what is said about those of Western Electric.
 *
 * Source: L. S. Nelson, The Shewhart Control Chart: Tests for Special Causes, Journal of Quality Technology 16 (1984);
 * which point of a pattern is marked as in qcc.
 */
export const nelsonRules: readonly Rule[] = [
	westernElectricRules[0]!,
	{ words: 'nine points in a row on one side of the centre', marks: rowOnOneSide(9) },
	{
		words: 'six points in a row going up or going down',
		marks: lastOf(6, (row) => isMonotone(row, 1) || isMonotone(row, -1))
	},
	{ words: 'fourteen points in a row going up and down in turn', marks: lastOf(14, alternates) },
	westernElectricRules[1]!,
	westernElectricRules[2]!,
	{
		words: 'fifteen points in a row within one standard deviation',
		marks: lastOf(15, (row) => row.every((point) => !outside(point, 1)))
	},
	{
		words: 'eight points in a row beyond one standard deviation, on both sides',
		marks: lastOf(
			8,
			(row) =>
				row.every((point) => outside(point, 1)) &&
				row.some((point) => beyond(point, 1, 1)) &&
				row.some((point) => beyond(point, 1, -1))
		)
	}
];

/**
 * The four rules of the English health service. They mark every point of a pattern.
 *
 * Source: NHS England, Making Data Count; as in NHSRplotthedots, which calls a point "close" beyond two thirds of the way
 * to a limit and not outside it.
 */
export const makingDataCountRules: readonly Rule[] = [
	westernElectricRules[0]!,
	{
		words: 'seven points in a row on one side of the mean',
		marks: wholeOf(7, (row) => isOnOneSide(row))
	},
	{
		words: 'seven points in a row going up or going down',
		marks: wholeOf(7, (row) => isMonotone(row, 1) || isMonotone(row, -1))
	},
	{
		words: 'two of three points on one side of the mean close to a limit',
		marks: wholeOf(3, (row) => isOnOneSide(row) && row.filter(isClose).length >= 2, isClose)
	}
];

function isClose(point: Point): boolean {
	return outside(point, 2) && !outside(point, 3);
}

function isOnOneSide(row: readonly Point[]): boolean {
	return row.every((point) => onSide(point, 1)) || row.every((point) => onSide(point, -1));
}

function isMonotone(row: readonly Point[], side: Side): boolean {
	return row.every(({ value }, place) => place === 0 || side * (value - row[place - 1]!.value) > 0);
}

function alternates(row: readonly Point[]): boolean {
	return row.every(({ value }, place) => {
		if (place < 2) return true;
		const [first, second] = [row[place - 2]!.value, row[place - 1]!.value];
		return Math.sign(value - second) * Math.sign(second - first) < 0;
	});
}

/** So many of the points beyond a line on one side, the last of them among these. */
function mostBeyond(least: number, length: number, deviations: number): Rule['marks'] {
	return lastOf(length, (row) =>
		([1, -1] as const).some(
			(side) =>
				beyond(row.at(-1)!, deviations, side) &&
				row.filter((point) => beyond(point, deviations, side)).length >= least
		)
	);
}

function rowOnOneSide(length: number): Rule['marks'] {
	return lastOf(length, isOnOneSide);
}

/** Marks the last point of every row of this length that shows the pattern. */
function lastOf(length: number, shows: (row: readonly Point[]) => boolean): Rule['marks'] {
	return (points) => firstOfRows(points, length, shows).map((first) => first + length - 1);
}

/** Marks the points of every row of this length that shows the pattern, or those of them that make it up. */
function wholeOf(
	length: number,
	shows: (row: readonly Point[]) => boolean,
	makesUp: (point: Point) => boolean = () => true
): Rule['marks'] {
	return (points) => {
		const marked = firstOfRows(points, length, shows).flatMap((first) =>
			Array.from({ length }, (_, place) => first + place)
		);
		return [...new Set(marked)].filter((place) => makesUp(points[place] as Point)).toSorted((a, b) => a - b);
	};
}

function firstOfRows(
	points: readonly JudgedPoint[],
	length: number,
	shows: (row: readonly Point[]) => boolean
): number[] {
	return points.flatMap((_, first) => {
		const row = points.slice(first, first + length);
		return row.length === length && row.every(isThere) && shows(row) ? [first] : [];
	});
}

function isThere(point: JudgedPoint): point is Point {
	return Number.isFinite(point.value);
}
