import { drizzle } from 'drizzle-orm/better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ReadingContext } from '../../src/lib/server/context';
import { connectSqlite, openDatabase } from '../../src/lib/server/db/connection';
import { migrate } from '../../src/lib/server/db/migrate';
import { northwind } from './team';

/** One of Northwind as a reader, whose database explains every query it was asked. For SQLite alone. */
export async function watched(
	reader: string
): Promise<{ context: ReadingContext; teams: Record<string, string>; plans: () => string[] }> {
	const folder = mkdtempSync(join(tmpdir(), 'evenkeel-plans-'));
	const path = join(folder, 'plans.db');
	await migrate(path);
	const filled = openDatabase(path);
	const { as, teams } = await northwind(filled);
	await filled.close();
	const connection = connectSqlite(path);
	onTestFinished(() => {
		connection.close();
		rmSync(folder, { recursive: true });
	});
	const asked: { query: string; values: unknown[] }[] = [];
	const db = drizzle(connection, {
		casing: 'snake_case',
		logger: { logQuery: (query, values) => asked.push({ query, values }) }
	});
	const { actor, now } = as[reader]!;
	return {
		teams,
		context: { actor, now, db: db as unknown as ReadingContext['db'] },
		plans: () =>
			asked.flatMap(({ query, values }) => {
				const steps = connection.prepare(`explain query plan ${query}`).all(values) as { detail: string }[];
				return steps.map(({ detail }) => detail);
			})
	};
}
