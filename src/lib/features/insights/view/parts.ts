/** Parts that several views are made of. */

export interface Link {
	href: string;
	label: string;
}

/** A sentence with a link in it. */
export interface LinkedSentence {
	before: string;
	link: Link;
	after: string;
}

/** An entry of a list to choose from. */
export interface Option {
	value: string;
	label: string;
	group?: string;
}

/** What stands below a chart: the same numbers, the file of them, and how to read it. */
export interface FootView {
	table: TableView;
	/** Where the numbers can be taken along. */
	csv: string;
	/** Paragraphs. */
	explanation: string[];
}

/** A table whose rows each have a heading, which leads to cases where a list can be narrowed to them. */
export interface TableView {
	id: string;
	caption: string;
	/** The first is that of the row headings. */
	columns: { label: string; isNumber: boolean }[];
	rows: { heading: Heading; cells: Cell[] }[];
}

/** What heads a row, and where its cases are; null where no list can be narrowed to them. */
export interface Heading {
	label: string;
	href: string | null;
}

/** What a cell says; most of them say no more than a text. */
export type Cell = string | RichCell;

/** What a cell says, and where it leads. */
export interface RichCell {
	text: string;
	href: string | null;
	/** Drawn beside the text: a share and the interval it lies in, 0 to 1. */
	range?: { value: number; lower: number; upper: number } | null;
}

/** A card whose figures stand in a table that is always open. */
export interface FiguresView {
	title: string;
	measure: string;
	sentences: string[];
	/** Null where nothing was counted. */
	foot: FootView | null;
}
