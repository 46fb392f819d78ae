import Sqlite from 'better-sqlite3';
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import { migrate as migrateSqliteFrom } from 'drizzle-orm/better-sqlite3/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgresFrom } from 'drizzle-orm/postgres-js/migrator';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import postgres from 'postgres';
import { connectSqlite } from './connection';
import { dialectOf } from './dialect';

const WAIT_FOR_OTHERS_MS = 120_000;
const POSTGRES_LOCK = 7_385_211;

/**
 * Brings the database up to the newest schema. Several processes may start at once: one migrates, the others wait.
 * @param folder where `sqlite/` and `postgres/` lie
 */
export async function migrate(databaseUrl: string, folder = resolve('drizzle')): Promise<void> {
	if (dialectOf(databaseUrl) === 'postgres') await migratePostgres(databaseUrl, resolve(folder, 'postgres'));
	else migrateSqlite(databaseUrl, resolve(folder, 'sqlite'));
}

/** Connects under the lock too: SQLite does not wait where two connections switch a fresh file to its log at once. */
function migrateSqlite(path: string, folder: string): void {
	mkdirSync(dirname(path), { recursive: true });
	const lock = new Sqlite(`${path}.migrating`, { timeout: WAIT_FOR_OTHERS_MS });
	try {
		lock.exec('BEGIN EXCLUSIVE');
		migrateSqliteLocked(path, folder);
	} finally {
		lock.close();
	}
}

/**
 * Drizzle migrates inside a transaction, where SQLite ignores `foreign_keys = OFF`: rebuilding a table there would
 * delete the rows that refer to it. So it is switched off before, and every reference is checked after.
 */
function migrateSqliteLocked(path: string, folder: string): void {
	const connection = connectSqlite(path);
	try {
		connection.pragma('foreign_keys = OFF');
		migrateSqliteFrom(drizzleSqlite(connection), { migrationsFolder: folder });
		// A check reads every row, so the database notes after how many steps it was last found whole.
		const steps = connection.prepare('select count(*) from __drizzle_migrations').pluck().get();
		if (connection.pragma('user_version', { simple: true }) === steps) return;
		const broken = connection.pragma('foreign_key_check') as { table: string }[];
		if (broken.length > 0) {
			throw new Error(
				`After migrating, ${broken.length} rows of ${broken[0]?.table} refer to rows that are gone.`
			);
		}
		connection.pragma(`user_version = ${Number(steps)}`);
	} finally {
		connection.close();
	}
}

async function migratePostgres(url: string, folder: string): Promise<void> {
	const client = postgres(url, { max: 1, onnotice: () => {} });
	try {
		await client`select pg_advisory_lock(${POSTGRES_LOCK})`;
		await migratePostgresFrom(drizzlePostgres(client), { migrationsFolder: folder });
	} finally {
		await client.end({ timeout: 5 });
	}
}
