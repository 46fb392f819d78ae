/** How far paths go across and up. */
export const PATH_SIZE = 1000;

/** A line through values, as the path of a drawing; gaps break it. */
export function linePath(points: readonly { x: number; value: number | null }[], top: number): string {
	return points
		.map(({ x, value }, place) => {
			if (value === null) return '';
			const before = points[place - 1]?.value ?? null;
			return `${before === null ? 'M' : 'L'}${across(x)} ${down(value, top)}`;
		})
		.join('');
}

/** A level under each value, as the path of a drawing: steps where values differ, gaps where there is none. */
export function steppedPath(
	levels: readonly { left: number; value: number | null }[],
	width: number,
	top: number
): string {
	return levels
		.map(({ left, value }, place) => {
			if (value === null) return '';
			const before = levels[place - 1]?.value ?? null;
			const next = levels[place + 1]?.value ?? null;
			const begin = before === value ? '' : `M${across(left)} ${down(value, top)}`;
			return next === value ? begin : `${begin}H${across(left + width)}`;
		})
		.join('');
}

function across(share: number): number {
	return Math.round(share * PATH_SIZE);
}

function down(value: number, top: number): number {
	return Math.round((1 - value / top) * PATH_SIZE);
}
