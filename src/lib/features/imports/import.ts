import type { Day } from '../../shared/days';
import type { GrowingList, ListField } from './mapping';

/** How a file is to be read; detected, shown, and correctable. */
export interface FileFormat {
	encoding: Encoding;
	delimiter: Delimiter;
	/** Whether the first row of the table names the columns. */
	hasHeader: boolean;
	/** The line on which the table begins, below titles; the first where it is not said. */
	firstLine?: number;
}

/** Encodings that can be chosen, by the name iconv-lite knows them by. */
export const encodings = {
	'utf-8': 'UTF-8',
	'utf-16le': 'UTF-16 (little-endian)',
	'utf-16be': 'UTF-16 (big-endian)',
	'windows-1252': 'Western European (Windows-1252)',
	'iso-8859-15': 'Western European (ISO-8859-15)',
	macintosh: 'Western European (Macintosh)',
	'windows-1250': 'Central European (Windows-1250)',
	'iso-8859-2': 'Central European (ISO-8859-2)',
	'windows-1251': 'Cyrillic (Windows-1251)',
	'iso-8859-5': 'Cyrillic (ISO-8859-5)',
	'koi8-r': 'Cyrillic (KOI8-R)',
	'windows-1253': 'Greek (Windows-1253)',
	'iso-8859-7': 'Greek (ISO-8859-7)',
	'windows-1254': 'Turkish (Windows-1254)',
	'iso-8859-9': 'Turkish (ISO-8859-9)',
	'windows-1257': 'Baltic (Windows-1257)',
	shift_jis: 'Japanese (Shift JIS)',
	'euc-jp': 'Japanese (EUC-JP)',
	gb18030: 'Chinese (GB18030)',
	big5: 'Chinese (Big5)',
	'euc-kr': 'Korean (EUC-KR)'
} as const;

export type Encoding = keyof typeof encodings;

export const delimiters = {
	',': 'Comma',
	';': 'Semicolon',
	'\t': 'Tab',
	'|': 'Vertical bar',
	'^': 'Caret',
	'~': 'Tilde'
} as const;

export type Delimiter = keyof typeof delimiters;

/**
 * mapping -> checking -> checked -> importing -> done, and where somebody wants it out again: undoing -> undone. What
 * failed while importing or undoing goes on from where it stopped.
 */
export type ImportState =
	'mapping' | 'checking' | 'checked' | 'importing' | 'done' | 'failed' | 'undoing' | 'undone';

export const stateNames: Record<ImportState, string> = {
	mapping: 'Being prepared',
	checking: 'Being checked',
	checked: 'Ready to import',
	importing: 'Importing',
	done: 'Done',
	failed: 'Stopped',
	undoing: 'Being taken out',
	undone: 'Taken out'
};

/** How far an import has been taken out again. */
export interface ImportUndo {
	/** Records taken out. */
	removed: number;
	/** Records that stay, because somebody has worked on them since. */
	kept: number;
	/** The last record that was decided about; records follow each other by their ids. */
	after: string;
	by: string;
	/** Milliseconds since 1970; null until it is done. */
	finishedAt: number | null;
}

export interface ImportCounts {
	/** Rows read so far, the header and empty lines aside. Each is added, already there or rejected. */
	rows: number;
	added: number;
	/** Rows that an earlier import has brought, or that stand in this file twice. */
	alreadyThere: number;
	rejected: number;
}

export const noCounts: ImportCounts = { rows: 0, added: 0, alreadyThere: 0, rejected: 0 };

/** What a check or an import has found out beside the counts. */
export interface ImportFindings {
	/** Rejected rows by the kind of reason. */
	reasons: Partial<Record<RejectionCode, number>>;
	/** Names that would become, or became, entries of our lists. */
	newEntries: Partial<Record<GrowingList, string[]>>;
	/** Added records that have a value which was left out, by the list it would belong to. */
	leftOut: Partial<Record<ListField, number>>;
	/** The first and last day of the records added. */
	from: Day | null;
	to: Day | null;
}

export const noFindings: ImportFindings = { reasons: {}, newEntries: {}, leftOut: {}, from: null, to: null };

/** Why a row is not taken, in few words for a list of counts. Each rejected row has its own sentence beside. */
export const rejectionNames = {
	'empty-row': 'Every cell is empty',
	'cell-count': 'Too many or too few cells',
	quotes: 'A quotation mark is not closed',
	characters: 'Characters that cannot be read',
	'date-missing': 'The date is missing',
	'date-unreadable': 'The date cannot be read',
	'date-impossible': 'The day or time does not exist',
	'date-out-of-range': 'The date is too long ago or in the future',
	amount: 'The amount cannot be read',
	'too-long': 'A text is too long',
	'reference-twice': 'The same reference stands on two different rows'
} as const;

export type RejectionCode = keyof typeof rejectionNames;

/** Why one row is not taken. */
export interface Rejection {
	code: RejectionCode;
	/** A sentence for the person who can mend the file. */
	reason: string;
}

/** Largest number of columns a file may have. */
export const MOST_COLUMNS = 500;

/** Most rows a file may have. What tells rows apart is kept in memory, about 90 bytes a row. */
export const MOST_ROWS = 2_000_000;

/** The last line on which a table may begin. */
export const LAST_FIRST_LINE = 1000;

/** Longest row, in characters: beyond it, a quotation mark was left open. */
export const LONGEST_ROW = 1_000_000;

/** Whether what is read from the file, and what it becomes, can still be changed. */
export function mayBeMapped(state: ImportState): boolean {
	return state === 'mapping' || state === 'checked';
}

export function isRunning(state: ImportState): boolean {
	return state === 'checking' || state === 'importing' || state === 'undoing';
}

/** Whether it has brought records that can be taken out again. */
export function mayBeUndone({ state, counts }: { state: ImportState; counts: ImportCounts }): boolean {
	return (state === 'done' || state === 'failed') && counts.added > 0;
}

/** The name of a column: its header, or its place where the header is empty or there is none. */
export function columnName(header: readonly string[], column: number): string {
	return header[column]?.trim() || `Column ${column + 1}`;
}
