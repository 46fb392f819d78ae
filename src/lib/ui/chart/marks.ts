import type { BarMark, ChartShape, PointMark, SeriesAxes, SeriesShape } from '../../shared/chart-shape';

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

/** The top of the axis of a series: a round number that nothing reaches beyond, unless nothing can exceed less. */
export function roundedTop({ points, levels, axes }: SeriesShape): number {
	const highest = Math.max(
		axes.isFine ? LEAST_TOP : 1,
		...points.map(({ value, limits, centre }) => Math.max(value ?? 0, limits?.upper ?? 0, centre ?? 0)),
		...levels.map(({ value }) => value)
	);
	const step = stepOf(highest, axes);
	return Math.min(axes.most ?? Infinity, withoutRounding(step * Math.ceil((highest * 1.04) / step)));
}

/** Below this an axis is not divided, however small the values. */
const LEAST_TOP = 0.001;

/** The round step that divides an axis up to this value into three to six parts. */
export function stepOf(highest: number, { isFine = false }: Pick<SeriesAxes, 'isFine'> = {}): number {
	const power = 10 ** Math.floor(Math.log10(highest / 4));
	const step =
		[1, 2, 5, 10].map((factor) => factor * power).find((each) => highest / each <= 6) ?? power * 10;
	return isFine ? withoutRounding(step) : Math.max(1, step);
}

/** The figures beside the axis of a series, from nothing up. */
export function stepsTo(top: number, axes: SeriesAxes): { value: number; label: string }[] {
	const step = stepOf(top, axes);
	return Array.from({ length: Math.floor(top / step + 0.001) + 1 }, (_, place) => {
		const value = withoutRounding(place * step);
		return { value, label: `${value}${axes.unit ?? ''}` };
	});
}

/** Moves what would stand closer than this to each other apart, evenly around where they belong; keeps the order given. */
export function spreadApart(places: readonly number[], distance: number): number[] {
	const order = places.map((_, index) => index).toSorted((one, other) => places[one]! - places[other]!);
	const blocks: Block[] = [];
	for (const index of order) {
		let block: Block = { members: [index], middle: places[index]! };
		for (let before = blocks.at(-1); before && isTooClose(before, block, distance); before = blocks.at(-1)) {
			blocks.pop();
			const members = [...before.members, ...block.members];
			block = { members, middle: members.reduce((sum, each) => sum + places[each]!, 0) / members.length };
		}
		blocks.push(block);
	}
	const apart = [...places];
	for (const { members, middle } of blocks) {
		members.forEach((index, place) => {
			apart[index] = middle + (place - (members.length - 1) / 2) * distance;
		});
	}
	return apart;
}

interface Block {
	members: number[];
	middle: number;
}

function isTooClose(before: Block, after: Block, distance: number): boolean {
	const needed = ((before.members.length + after.members.length) / 2) * distance;
	return after.middle - before.middle < needed;
}

/** Three tenths are 0.30000000000000004 to a computer. */
function withoutRounding(value: number): number {
	return Number(value.toPrecision(12));
}
