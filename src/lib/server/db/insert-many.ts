import { getTableColumns, type InferInsertModel } from 'drizzle-orm';
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
	const cells = rows.map((row: Record<string, unknown>) =>
		columns.map(([name, column]) => (row[name] == null ? null : column.mapToDriverValue(row[name])))
	);
	return db.insert(table).select(
		rowsFromJson(
			JSON.stringify(cells),
			columns.map(([, column]) => column.getSQLType())
		)
	);
}
