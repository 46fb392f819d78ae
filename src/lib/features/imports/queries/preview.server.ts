import type { ReadingContext } from '$lib/server/context';
import type { EntriesOfLists } from '../guesses/value-guesses';
import { fileOf } from '../files.server';
import type { GrowingList } from '../mapping';
import type { Draft, EntryChoice } from '../row';
import { readRows } from '../rows.server';
import { rulesOf } from '../run/preparing.server';
import { RowsReader } from '../run/reading.server';
import type { Import } from './imports.server';

const PREVIEW_ROWS = 20;

/** The name of an entry as a record will show it. */
export interface NamedChoice {
	name: string;
	/** Whether the import makes it. */
	isNew: boolean;
}

/** A row of the file as it will be stored, or why it will not be. */
export type PreviewRow = { line: number } & (
	| { rejected: string }
	| {
			draft: Draft;
			causes: NamedChoice[];
			entries: Partial<Record<GrowingList, NamedChoice>>;
	  }
);

/** The first rows of a file as they will be stored. */
export async function previewOf(
	context: ReadingContext,
	stored: Import,
	lists: EntriesOfLists
): Promise<PreviewRow[]> {
	const reader = new RowsReader(stored.sourceId, rulesOf(context, stored));
	const named = (kind: GrowingList, choice: EntryChoice): NamedChoice => {
		if ('entry' in choice) {
			return { name: lists[kind].find(({ id }) => id === choice.entry)?.name ?? '', isNew: false };
		}
		return { name: choice.create, isNew: !lists[kind].some(({ name }) => name === choice.create) };
	};
	for await (const { rows } of readRows(fileOf(stored.id), stored.format, PREVIEW_ROWS)) {
		const { readable, rejected } = reader.read(rows);
		return [
			...rejected.map(({ row, rejection }) => ({ line: row.line, rejected: rejection.reason })),
			...readable.map(({ row, draft }) => ({
				line: row.line,
				draft,
				causes: draft.causes.map((cause) => named('cause', cause)),
				entries: Object.fromEntries(
					Object.entries(draft.entries).map(([kind, choice]) => [kind, named(kind as GrowingList, choice)])
				)
			}))
		].sort((a, b) => a.line - b.line);
	}
	return [];
}
