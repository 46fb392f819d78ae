/** What a chart shows, apart from how it is drawn: `ui/Chart.svelte` draws it, features make it. */

/** What every mark of a chart has: what it says when it is reached, and where it leads. */
interface Mark {
	/** The whole of it in words, for focus, hover and screen readers. */
	description: string;
	/** The cases behind it; null where there are none to show. */
	href: string | null;
}

/** A row of a bar chart. */
export interface BarMark extends Mark {
	label: string;
	/** Null where no bar is drawn. */
	value: number | null;
	/** What stands at the end of the row: the count, and its share where there is one. */
	count: string;
	share: string | null;
	/** 0 to 1: this bar and those above it. Null ends the cumulative line. */
	cumulative: number | null;
	/** The same in words; written beside the line where `marksTurn`, and under the figures where there is no line. */
	cumulativeLabel: string | null;
	/** Whether this is the last of the bars that stand out. */
	marksTurn: boolean;
	/** Paler bars are those beyond the vital few. */
	pale: boolean;
	direction: 'rising' | 'falling' | null;
}

/** A point of a weekly series. */
export interface PointMark extends Mark {
	/** On the axis below. */
	label: string;
	/** Null for a gap. */
	value: number | null;
	signal: 'outside' | 'run' | null;
	/** Its own limits, where they differ from point to point. */
	limits?: { lower: number; upper: number } | null;
	/** Its own line in the middle, where that changes from phase to phase. */
	centre?: number | null;
}

export interface BarsShape {
	kind: 'bars';
	bars: BarMark[];
	/** Names of the two columns beside the bars, and of the line across them. */
	axes: { label: string; value: string; cumulative: string };
}

export interface SeriesShape {
	kind: 'series';
	points: PointMark[];
	/** Quiet lines across the chart, from the top down. */
	levels: { value: number; label: string; dashed: boolean }[];
	/** Names of the lines that points have of their own, written where they end. */
	lineLabels?: { value: number; label: string }[];
	/** What is written beside the last signal. */
	signalLabel: string | null;
	/** Lines across from which on points are judged anew: the place of the first of these points, and what changed. */
	changes?: { at: number; label: string }[];
	axes: SeriesAxes;
}

export interface SeriesAxes {
	label: string;
	value: string;
	/** Whether values are no whole numbers, so that the axis may be divided below one. */
	isFine?: boolean;
	/** What no value can exceed: 100 for a share in per cent. */
	most?: number;
	/** Written behind the figures of the axis: "%". */
	unit?: string;
}

export type ChartShape = BarsShape | SeriesShape;
