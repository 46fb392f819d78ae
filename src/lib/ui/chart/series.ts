import { fitted, widthOf, write, type Drawn } from './drawing';
import type { PointMark, SeriesShape } from '../../shared/chart-shape';
import { roundedTop, stepOf } from './marks';
import type { Palette } from './palette';

const AXIS_WIDTH = 34;
const AXIS_WIDTH_WITH_UNIT = 46;

/** Narrower than this, the lines go without labels; the words above the chart say what they are. */
const WIDE = 560;
const LABEL_GUTTER = 96;

/** What Chart.js is told: the weekly counts as a line, and quiet lines for the levels. */
export function seriesConfiguration(shape: SeriesShape, palette: Palette, width: number) {
	const { points, levels, axes } = shape;
	const top = roundedTop(shape);
	const dense = width / Math.max(1, points.length) < 12;
	const radius = ({ signal }: PointMark) =>
		signal === 'outside' ? 5.5 : signal === 'run' ? 4 : dense ? 0 : 2.5;
	return {
		data: {
			labels: points.map(({ label }) => label),
			datasets: [
				{
					type: 'line' as const,
					data: points.map(({ value }) => value),
					borderColor: palette.bar,
					borderWidth: 2.25,
					borderJoinStyle: 'round' as const,
					pointRadius: points.map(radius),
					pointBackgroundColor: points.map(({ signal }) => (signal ? palette.surface : palette.bar)),
					pointBorderColor: points.map(({ signal }) =>
						signal === 'outside' ? palette.attention : palette.bar
					),
					pointBorderWidth: points.map(({ signal }) => (signal === 'outside' ? 2.5 : 1.5)),
					spanGaps: false,
					clip: false as const
				},
				...levels.map(({ value, dashed }) => ({
					type: 'line' as const,
					data: points.map(() => value),
					borderColor: palette.inkFaint,
					borderWidth: 1.25,
					borderDash: dashed ? [5, 5] : [],
					pointRadius: 0
				})),
				...linesOf(points).map(({ data, dashed }) => ({
					type: 'line' as const,
					data,
					borderColor: palette.inkFaint,
					borderWidth: 1.25,
					borderDash: dashed ? [5, 5] : [],
					pointRadius: 0,
					stepped: 'middle' as const,
					spanGaps: false
				}))
			]
		},
		options: {
			layout: { padding: { left: 0, right: width < WIDE ? 8 : LABEL_GUTTER, top: 30, bottom: 0 } },
			scales: {
				x: {
					grid: { display: false },
					border: { color: palette.line },
					ticks: { color: palette.inkSoft, maxRotation: 0, autoSkipPadding: 14, font: { size: 12 } }
				},
				y: {
					min: 0,
					max: top,
					grid: { color: palette.line, drawTicks: false },
					border: { display: false },
					afterFit: (scale: { width: number }) =>
						(scale.width = axes.unit ? AXIS_WIDTH_WITH_UNIT : AXIS_WIDTH),
					ticks: {
						color: palette.inkSoft,
						stepSize: stepOf(top, axes),
						padding: 8,
						font: { size: 12 },
						...(axes.unit && { callback: (value: number | string) => `${value}${axes.unit}` })
					}
				}
			}
		}
	};
}

/** The lines of the limits and of the middle, where each point has its own. */
function linesOf(points: readonly PointMark[]): { data: (number | null)[]; dashed: boolean }[] {
	const limits = (['lower', 'upper'] as const).map((side) => ({
		data: points.map((point) => point.limits?.[side] ?? null),
		dashed: true
	}));
	const middle = { data: points.map(({ centre }) => centre ?? null), dashed: false };
	return [...limits, middle].filter(({ data }) => data.some((value) => value !== null));
}

/** Writes what the axis counts, what each level is, and which weeks are out of the ordinary. */
export function labelSeries(drawn: Drawn, shape: SeriesShape, palette: Palette): void {
	const { chartArea, scales } = drawn;
	write(drawn, palette, shape.axes.value, 0, 9, { colour: palette.inkFaint, size: 12 });
	if (drawn.width >= WIDE) {
		for (const level of [...shape.levels, ...(shape.lineLabels ?? [])]) {
			const y = scales.y!.getPixelForValue(level.value);
			write(drawn, palette, level.label, chartArea.right + 8, y, { colour: palette.inkSoft, size: 12 });
		}
	}
	for (const { at, label } of shape.changes ?? []) markChange(drawn, palette, at, label);
	const last = shape.points.findLastIndex(({ signal }) => signal === 'outside');
	if (!shape.signalLabel || last < 0) return;
	const x = scales.x!.getPixelForValue(last);
	const half = widthOf(drawn.ctx, palette, shape.signalLabel, 12, 620) / 2;
	const middle = Math.min(x, drawn.width - half - 2);
	const style = { colour: palette.attention, size: 12, weight: 620, align: 'center' } as const;
	const y = Math.max(9, highestBetween(drawn, shape, middle - half - 8, middle + half + 8) - 15);
	write(drawn, palette, shape.signalLabel, middle, y, { ...style, halo: palette.surface });
}

/** Where the highest point of a part of the width is, so that what is written above it hides none. */
function highestBetween({ scales }: Drawn, { points }: SeriesShape, left: number, right: number): number {
	const heights = points.flatMap(({ value }, place) => {
		const x = scales.x!.getPixelForValue(place);
		return value === null || x < left || x > right ? [] : [scales.y!.getPixelForValue(value)];
	});
	return Math.min(...heights);
}

/** Draws the line between two points from which on they are judged anew, and writes what changed. */
function markChange(drawn: Drawn, palette: Palette, at: number, label: string): void {
	const { ctx, chartArea, scales } = drawn;
	const [before, after] = [at - 1, at].map((place) => scales.x!.getPixelForValue(place));
	const x = (before! + after!) / 2;
	ctx.strokeStyle = palette.inkSoft;
	ctx.lineWidth = 1.5;
	ctx.setLineDash([]);
	ctx.beginPath();
	ctx.moveTo(x, chartArea.top - 8);
	ctx.lineTo(x, chartArea.bottom);
	ctx.stroke();
	const [onLeft, onRight] = [x - 8, drawn.width - x - 8];
	const isOnLeft = onLeft > onRight && widthOf(ctx, palette, label, 12) > onRight;
	const text = fitted(ctx, palette, label, isOnLeft ? onLeft : onRight);
	const style = { colour: palette.inkSoft, size: 12, align: isOnLeft ? 'right' : 'left' } as const;
	write(drawn, palette, text, isOnLeft ? x - 4 : x + 4, chartArea.top - 6, style);
}
