import { Column, getTableColumns, sql, type InferInsertModel, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteInsertBase, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { WritableDatabase } from './connection';
import { rowsFromJson } from './dialect';

/** Every column must be given, as the table's defaults do not apply. */
type Row<Table extends SQLiteTable> = Required<InferInsertModel<Table>>;

/** What is written over a row that has the same key. */
interface Instead {
	target: SQLiteColumn[];
	set: Record<string, SQL>;
}

/** Inserts many rows, or writes `instead` over those that are there. */
export async function insertMany<Table extends SQLiteTable>(
	db: WritableDatabase,
	table: Table,
	rows: readonly Row<Table>[],
	instead?: Instead
): Promise<void> {
	const finish = (insert: Insert) => (instead ? insert.onConflictDoUpdate(instead) : insert);
	if (db.runForEach) db.runForEach(finish(insertOfOne(db, table)).toSQL().sql, cellsOf(table, rows));
	else for (const part of parts(rows)) await finish(insertOfMany(db, table, part));
}

/**
 * Inserts those of many rows that are not there yet.
 * @returns their ids
 */
export async function insertNew<Table extends SQLiteTable & { id: SQLiteColumn }>(
	db: WritableDatabase,
	table: Table,
	rows: readonly (Row<Table> & { id: string })[]
): Promise<Set<string>> {
	if (db.runForEach) {
		const { sql: statement } = insertOfOne(db, table).onConflictDoNothing().toSQL();
		const written = db.runForEach(statement, cellsOf(table, rows));
		return new Set(rows.filter((_, place) => written[place]! > 0).map(({ id }) => id));
	}
	const ids = new Set<string>();
	for (const part of parts(rows)) {
		const insert = insertOfMany(db, table, part).onConflictDoNothing();
		for (const { id } of await insert.returning({ id: table.id })) ids.add(id as string);
	}
	return ids;
}

type Insert = SQLiteInsertBase<SQLiteTable, 'async', unknown>;

/** A statement with a parameter for each column, to be run for one row after another. */
function insertOfOne(db: WritableDatabase, table: SQLiteTable): Insert {
	const names = Object.keys(getTableColumns(table));
	return db.insert(table).values(Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])));
}

/**
 * A statement that takes its rows from one JSON text: Drizzle spends more on building a parameter for every value than
 * the database does on storing the row.
 */
function insertOfMany(db: WritableDatabase, table: SQLiteTable, rows: readonly object[]): Insert {
	const types = Object.values(getTableColumns(table)).map((column) => column.getSQLType());
	return db.insert(table).select(rowsFromJson(JSON.stringify(cellsOf(table, rows)), types));
}

/** What the driver is given for each value, in the order of the columns. */
function cellsOf(table: SQLiteTable, rows: readonly object[]): unknown[][] {
	const columns = Object.entries(getTableColumns(table)).map(([name, column]) => ({
		name,
		column,
		asItIs: isWrittenAsItIs(column)
	}));
	return rows.map((row) =>
		columns.map(({ name, column, asItIs }) => {
			const value = (row as Record<string, unknown>)[name] ?? null;
			return value === null || asItIs ? value : column.mapToDriverValue(value);
		})
	);
}

function isWrittenAsItIs(column: Column): boolean {
	return column.mapToDriverValue === Column.prototype.mapToDriverValue;
}

/** Rows of one JSON text. */
const ROWS_A_STATEMENT = 500;

function parts<Item>(rows: readonly Item[]): Item[][] {
	const count = Math.ceil(rows.length / ROWS_A_STATEMENT);
	return Array.from({ length: count }, (_, place) =>
		rows.slice(place * ROWS_A_STATEMENT, (place + 1) * ROWS_A_STATEMENT)
	);
}
