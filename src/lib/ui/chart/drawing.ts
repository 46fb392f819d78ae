import type { Palette } from './palette';

/** The part of a drawn chart that direct labels need; Chart.svelte hands it over. */
export interface Drawn {
	ctx: CanvasRenderingContext2D;
	width: number;
	chartArea: { left: number; right: number; top: number; bottom: number };
	scales: Record<string, { getPixelForValue: (value: number) => number }>;
}

export interface TextStyle {
	colour: string;
	size?: number;
	weight?: number;
	align?: 'left' | 'right' | 'center';
	/** Keeps the text readable where lines pass behind it. */
	halo?: string;
}

/** Writes a line of text, its middle at `y`. */
export function write(
	{ ctx }: Pick<Drawn, 'ctx'>,
	palette: Palette,
	text: string,
	x: number,
	y: number,
	{ colour, size = 13, weight = 400, align = 'left', halo }: TextStyle
): number {
	ctx.font = `${weight} ${size}px ${palette.font}`;
	ctx.fillStyle = colour;
	ctx.textAlign = align;
	ctx.textBaseline = 'middle';
	if (halo) {
		ctx.strokeStyle = halo;
		ctx.lineWidth = 4;
		ctx.lineJoin = 'round';
		ctx.strokeText(text, x, y);
	}
	ctx.fillText(text, x, y);
	return ctx.measureText(text).width;
}

/** The width of a text, in CSS pixels. */
export function widthOf(
	ctx: CanvasRenderingContext2D,
	palette: Palette,
	text: string,
	size = 13,
	weight = 400
): number {
	ctx.font = `${weight} ${size}px ${palette.font}`;
	return ctx.measureText(text).width;
}

/** As much of the text as fits, with an ellipsis where some is left out. */
export function fitted(ctx: CanvasRenderingContext2D, palette: Palette, text: string, width: number): string {
	if (widthOf(ctx, palette, text) <= width) return text;
	const characters = [...text];
	while (characters.length > 1 && widthOf(ctx, palette, `${characters.join('')}…`) > width) characters.pop();
	return `${characters.join('').trimEnd()}…`;
}
