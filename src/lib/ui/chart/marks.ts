import type { BarMark, ChartShape, PointMark, SeriesShape } from '../../shared/chart-shape';

export const ROW_HEIGHT = 36;
export const HEAD_HEIGHT = 26;
export const SERIES_HEIGHT = 268;

/** How tall a chart is, in CSS pixels, however wide it becomes. */
export function heightOf(shape: ChartShape): number {
	return shape.kind === 'bars' ? HEAD_HEIGHT + shape.bars.length * ROW_HEIGHT + 4 : SERIES_HEIGHT;
}

export function marksOf(shape: ChartShape): (BarMark | PointMark)[] {
	return shape.kind === 'bars' ? shape.bars : shape.points;
}

/** The top of the axis of a series: a round number that nothing reaches beyond. */
export function roundedTop({ points, levels }: SeriesShape): number {
	const highest = Math.max(
		1,
		...points.map(({ value, limits }) => Math.max(value ?? 0, limits?.upper ?? 0)),
		...levels.map(({ value }) => value)
	);
	return stepOf(highest) * Math.ceil((highest * 1.04) / stepOf(highest));
}

/** The round step that divides an axis up to this value into three to six parts. */
export function stepOf(highest: number): number {
	const power = 10 ** Math.floor(Math.log10(highest / 4));
	const step =
		[1, 2, 5, 10].map((factor) => factor * power).find((each) => highest / each <= 6) ?? power * 10;
	return Math.max(1, step);
}
