import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { WritableDatabase } from './connection';
import { rowsFromJson } from './dialect';

type OwnedTable = SQLiteTable & { organisationId: SQLiteColumn; id: SQLiteColumn };

/**
 * One update that gives each of many rows values of its own, which are handed over as one JSON text.
 * @param rows the id and the new values of each; all of them have the same names
 * @param also what is set in all of them alike
 */
export async function updateMany<Table extends OwnedTable>(
	db: WritableDatabase,
	table: Table,
	organisationId: string,
	rows: readonly ({ id: string } & Partial<Table['$inferInsert']>)[],
	also: Record<string, SQL> = {}
): Promise<void> {
	if (rows.length === 0) return;
	const columns = Object.keys(rows[0]!)
		.filter((name) => name !== 'id')
		.map((name) => [name, (table as unknown as Record<string, SQLiteColumn>)[name]!] as const);
	const cells = rows.map((row: Record<string, unknown>) => [
		organisationId,
		row.id,
		...columns.map(([name, column]) => (row[name] == null ? null : column.mapToDriverValue(row[name])))
	]);
	const types = [table.organisationId, table.id, ...columns.map(([, column]) => column)].map((column) =>
		column.getSQLType()
	);
	const values = columns.map(([name], place) => [name, sql.raw(`given.c${place + 2}`)] as const);
	await db
		.update(table as SQLiteTable)
		.set({ ...Object.fromEntries(values), ...also })
		.from(sql`(${rowsFromJson(JSON.stringify(cells), types)}) as given`)
		// Were the organisation a constant here, SQLite would walk all of its rows and look each up among those given.
		.where(and(eq(table.organisationId, sql`given.c0`), eq(table.id, sql`given.c1`)));
}
