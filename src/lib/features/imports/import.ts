import type { DateStyle } from './dates';

/** How a file is to be read; detected, shown, and correctable. */
export interface FileFormat {
	encoding: Encoding;
	delimiter: Delimiter;
	/** Whether the first row names the columns. */
	hasHeader: boolean;
}

/** Encodings offered, by the name iconv-lite knows them by. */
export const encodings = {
	'utf-8': 'UTF-8',
	'utf-16le': 'UTF-16 (little-endian)',
	'utf-16be': 'UTF-16 (big-endian)',
	'windows-1252': 'Western European (Windows-1252)',
	'iso-8859-15': 'Western European (ISO-8859-15)',
	'windows-1250': 'Central European (Windows-1250)',
	'windows-1251': 'Cyrillic (Windows-1251)',
	shift_jis: 'Japanese (Shift JIS)',
	gb18030: 'Chinese (GB18030)',
	'euc-kr': 'Korean (EUC-KR)'
} as const;

export type Encoding = keyof typeof encodings;

export const delimiters = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Vertical bar' } as const;

export type Delimiter = keyof typeof delimiters;

/** mapping -> checking -> checked -> importing -> done; failed can start again from checked. */
export type ImportState = 'mapping' | 'checking' | 'checked' | 'importing' | 'done' | 'failed';

export interface ImportCounts {
	/** Rows read so far, the header aside. */
	rows: number;
	/** Bytes of the file read so far, for progress. */
	bytes: number;
	added: number;
	/** Rows that an earlier import has brought. */
	alreadyThere: number;
	rejected: number;
}

export type { DateStyle };
