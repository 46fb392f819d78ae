import { Column, getTableColumns, type InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { WritableDatabase } from './connection';
import { rowsFromJson } from './dialect';

/**
 * An insert of many rows at once, handed over as one JSON text: Drizzle spends more on building a parameter for every
 * value than the database does on storing the row. Every column must be given, as the table's defaults do not apply.
 */
export function insertMany<Table extends SQLiteTable>(
	db: WritableDatabase,
	table: Table,
	rows: readonly Required<InferInsertModel<Table>>[]
) {
	const columns = Object.entries(getTableColumns(table));
	const written = columns.map(([name, column]) => ({ name, column, asItIs: isWrittenAsItIs(column) }));
	const cells = rows.map((row: Record<string, unknown>) =>
		written.map(({ name, column, asItIs }) => {
			const value = row[name] ?? null;
			return value === null || asItIs ? value : column.mapToDriverValue(value);
		})
	);
	return db.insert(table).select(
		rowsFromJson(
			JSON.stringify(cells),
			columns.map(([, column]) => column.getSQLType())
		)
	);
}

function isWrittenAsItIs(column: Column): boolean {
	return column.mapToDriverValue === Column.prototype.mapToDriverValue;
}
