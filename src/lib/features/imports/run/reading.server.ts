import type { Rejection } from '../import';
import { Identities } from '../identity.server';
import { rowReader, type Draft, type RowRules } from '../row';
import type { FileRow } from '../rows.server';

/** A row that becomes a record, unless an earlier import has brought it. */
export interface Readable {
	row: FileRow;
	draft: Draft;
	sourceKey: string;
}

/** What has become of some rows that follow each other. */
export interface ReadRows {
	/** Rows that were read, whatever became of them. */
	count: number;
	readable: Readable[];
	rejected: { row: FileRow; rejection: Rejection }[];
	/** Rows that stand in this file before, word for word. */
	repeated: number;
}

/** Reads the rows of a file in their order: each is a draft with its key, a repetition, or rejected with the reason. */
export class RowsReader {
	readonly #read: ReturnType<typeof rowReader>;
	readonly #identities: Identities;

	constructor(sourceId: string, rules: RowRules) {
		this.#read = rowReader(rules);
		this.#identities = new Identities(sourceId, rules.header.length);
	}

	read(rows: readonly FileRow[]): ReadRows {
		const result: ReadRows = { count: rows.length, readable: [], rejected: [], repeated: 0 };
		for (const row of rows) {
			const draft = this.#read(row.cells);
			if ('code' in draft) {
				result.rejected.push({ row, rejection: draft });
				continue;
			}
			const identity = this.#identities.identify(row.line, row.cells, draft.reference);
			if ('key' in identity) result.readable.push({ row, draft, sourceKey: identity.key });
			else if (identity.identical) result.repeated++;
			else result.rejected.push({ row, rejection: sameReference(draft.reference, identity.repeats) });
		}
		return result;
	}
}

function sameReference(reference: string, line: number): Rejection {
	return {
		code: 'reference-twice',
		reason: `The reference “${reference}” stands on line ${line} already, with other content.`
	};
}
