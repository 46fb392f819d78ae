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

/** A table whose rows each have a heading that leads to cases. */
export interface TableView {
	id: string;
	caption: string;
	/** The first is that of the row headings. */
	columns: { label: string; isNumber: boolean }[];
	rows: { heading: Link; cells: Cell[] }[];
}

/** What a cell says, and where it leads. */
export interface Cell {
	text: string;
	href: string | null;
}
