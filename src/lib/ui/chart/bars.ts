import type { BarMark, BarsShape } from '../../shared/chart-shape';
import { fitted, widthOf, write, type Drawn } from './drawing';
import { HEAD_HEIGHT } from './marks';
import type { Palette } from './palette';

const GAP = 12;

/** Narrower than this, names stand above their bars, as on paper. */
const BESIDE = 460;

/** How far a bar under its name is moved down in its row, and its name up from it. */
const BAR_LOWERED = 9;
const NAME_RAISED = 16;

/** Room at the end of such a bar for what the line would say. */
const SUM_WIDTH = 72;

const arrows = { rising: '↗', falling: '↘' };

/** How much room the names and the figures beside the bars take. */
function columns(ctx: CanvasRenderingContext2D, { bars, axes }: BarsShape, palette: Palette, width: number) {
	const widest = (texts: string[], weight = 400) =>
		Math.max(0, ...texts.map((text) => widthOf(ctx, palette, text, 13, weight)));
	const head = widthOf(ctx, palette, axes.label, 12);
	const names = Math.max(head, Math.min(widest(bars.map(({ label }) => label)), width * 0.36));
	const arrow = bars.some(({ direction }) => direction) ? 18 : 0;
	const figures =
		widest(bars.map(({ share }) => (share ? ` · ${share}` : ''))) +
		widest(
			bars.map(({ count }) => count),
			620
		) +
		arrow;
	return { names: Math.ceil(names) + GAP, figures: Math.ceil(figures) + GAP };
}

/** What Chart.js is told: bars of counts, and the cumulative share of mentions as a line over them. */
export function barsConfiguration(
	ctx: CanvasRenderingContext2D,
	shape: BarsShape,
	palette: Palette,
	width: number
) {
	const isBeside = width >= BESIDE;
	const { names, figures } = columns(ctx, shape, palette, width);
	const highest = Math.max(1, ...shape.bars.map(({ value }) => value ?? 0));
	return {
		data: {
			labels: shape.bars.map(({ label }) => label),
			datasets: [
				{
					type: 'line' as const,
					hidden: !isBeside,
					data: shape.bars.map(({ cumulative }) => cumulative),
					indexAxis: 'y' as const,
					xAxisID: 'cumulative',
					borderColor: palette.inkSoft,
					borderWidth: 1.25,
					borderDash: [4, 3],
					pointRadius: 2.5,
					pointBackgroundColor: palette.surface,
					pointBorderColor: palette.inkSoft,
					pointBorderWidth: 1.25,
					spanGaps: false,
					clip: false as const
				},
				{
					type: 'bar' as const,
					data: shape.bars.map(({ value }) => value),
					indexAxis: 'y' as const,
					xAxisID: 'count',
					backgroundColor: shape.bars.map(({ pale }) => (pale ? palette.paleBar : palette.bar)),
					borderRadius: isBeside ? 4 : 3,
					barThickness: isBeside ? 20 : 9,
					minBarLength: 2
				}
			]
		},
		options: {
			indexAxis: 'y' as const,
			layout: {
				autoPadding: false,
				padding: isBeside
					? { left: names, right: figures, top: HEAD_HEIGHT, bottom: 4 }
					: { left: 0, right: SUM_WIDTH, top: HEAD_HEIGHT + BAR_LOWERED, bottom: 0 }
			},
			scales: {
				y: { display: false, offset: true },
				count: { type: 'linear' as const, display: false, min: 0, max: highest },
				cumulative: { type: 'linear' as const, display: false, min: 0, max: 1 }
			}
		}
	};
}

/** Writes the names of the columns, and beside or above each bar what it is and how many. */
export function labelBars(drawn: Drawn, shape: BarsShape, palette: Palette): void {
	const { ctx, width, scales } = drawn;
	const { axes } = shape;
	const isBeside = width >= BESIDE;
	const head = { colour: palette.inkFaint, size: 12 };
	write(drawn, palette, axes.label, 0, 9, head);
	const end = width - write(drawn, palette, axes.value, width, 9, { ...head, align: 'right' }) - GAP;
	const start = drawn.chartArea.left;
	const hasLine = shape.bars.some(({ cumulative }) => cumulative !== null);
	if (hasLine && isBeside && start + widthOf(ctx, palette, axes.cumulative, 12) < end)
		write(drawn, palette, axes.cumulative, start, 9, head);

	for (const [place, bar] of shape.bars.entries()) {
		const middle = scales.y!.getPixelForValue(place);
		const y = isBeside ? middle : middle - NAME_RAISED;
		const left = writeFigure(drawn, palette, bar, y);
		const room = isBeside ? drawn.chartArea.left - GAP : left - GAP;
		write(drawn, palette, fitted(ctx, palette, bar.label, room), 0, y, { colour: palette.ink });
		if (bar.cumulative === null || bar.cumulativeLabel === null) continue;
		const style = { colour: palette.inkSoft, size: 12, align: 'right' } as const;
		const turn = scales.cumulative!.getPixelForValue(bar.cumulative);
		if (isBeside && bar.marksTurn) write(drawn, palette, bar.cumulativeLabel, turn - 8, middle, style);
		if (!isBeside) write(drawn, palette, `sum ${bar.cumulativeLabel}`, width, middle, style);
	}
}

/** Writes count and share at the right edge, and before them an arrow. @returns where they begin */
function writeFigure(
	drawn: Drawn,
	palette: Palette,
	{ count, share, direction }: BarMark,
	y: number
): number {
	let x = drawn.width;
	if (share) {
		x -= write(drawn, palette, ` · ${share}`, x, y, { colour: palette.inkSoft, align: 'right' });
	}
	x -= write(drawn, palette, count, x, y, { colour: palette.ink, weight: 620, align: 'right' });
	if (direction) {
		const colour = direction === 'rising' ? palette.attention : palette.calm;
		const style = { colour, weight: 620, size: 14, align: 'right' } as const;
		x -= 5 + write(drawn, palette, arrows[direction], x - 5, y, style);
	}
	return x;
}
